/**
 * Grounds on which contact details may be handled outside mainland China: security assessment, certification, standard contract (PIPL
 * Art. 38(1), Art. 40); a contract with the person, an emergency, small numbers (CAC Provisions on Cross-Border Data Flow 2024, Art.
 * 5(1)(1), (3), (4)); data that was collected abroad and only passes back (Art. 4); the person's separate consent besides one of
 * them (PIPL Art. 39) is for the reason to name. `inland`: it turned out that they do not leave.
 */
export const handlingGrounds = [
  'assessment',
  'certification',
  'standard_contract',
  'person_contract',
  'emergency',
  'small_numbers',
  'collected_abroad',
  'inland',
] as const
export type HandlingGround = (typeof handlingGrounds)[number]

/** Where one channel hands contact details, and to whom. */
export interface Handling {
  channel: string
  /** Of the server or gateway, without credentials; several behind a comma. */
  host: string
  /** ISO 3166-1 of where it handles them; null = it does not say. */
  country: string | null
  /** The host is this machine: nobody else is handed anything. */
  here: boolean
}

/** What legal decided of one. */
export interface HandlingBasis {
  channel: string
  host: string
  country: string | null
  ground: HandlingGround
}

/** As an order keeps it: where each of its channels handled contact details, and on what ground where somebody had to ask. */
export type Handled = Handling & { ground: HandlingGround | null }

/**
 * Must legal be asked first? Yes abroad (Hong Kong, Macao and Taiwan are outside the mainland's rules on export too), and where nobody
 * says where: an unknown country is no country at home. A host that is this machine hands them to nobody, unless it says otherwise.
 */
export const asksLegal = ({ country, here }: Handling): boolean =>
  country === null ? !here : country !== 'CN'

/** The ground that stands for it: of the same channel, host and country, the newest word. `bases` are oldest first. */
export const groundFor = (handling: Handling, bases: readonly HandlingBasis[]): HandlingGround | null =>
  bases.findLast(
    ({ channel, host, country }) =>
      channel === handling.channel && host === handling.host && country === handling.country,
  )?.ground ?? null

/** Nobody can say `inland` of a place that is known to be abroad. */
export const mayGround = (ground: HandlingGround, { country }: Pick<Handling, 'country'>): boolean =>
  ground !== 'inland' || country === null

export const handledAs = (handling: readonly Handling[], bases: readonly HandlingBasis[]): Handled[] =>
  handling.map((one) => ({ ...one, ground: asksLegal(one) ? groundFor(one, bases) : null }))

/** Those that keep an order from being given. */
export const unbased = (handled: readonly Handled[]): Handled[] =>
  handled.filter((one) => asksLegal(one) && one.ground === null)
