import { type Language, languages } from './facts.ts'
import { type AnnouncementText, partKeys } from './notice.ts'
import { type CheckFor, checkText, type Finding } from './textcheck.ts'

/** How far the handling is, as the public page says it; the end of the response is read from the incident. */
export const announcementProgress = ['handling', 'contained'] as const
export type AnnouncementProgress = (typeof announcementProgress)[number]

/** One version of an announcement. It names nobody, so it holds no placeholder. */
export interface AnnouncementBody {
  texts: Partial<Record<Language, AnnouncementText>>
  progress: AnnouncementProgress
  /** The notice its words were taken from; null when written by hand. */
  from: { noticeId: string; version: number } | null
}

export interface AnnouncementFault {
  language: Language
  field: string
  code: 'blank' | 'finding'
  finding: Finding | null
}

/** What the approval and the publication bind; its canonical JSON is digested. */
export const announcementDigestInput = (announcementId: string, version: number, body: AnnouncementBody) => ({
  format: 'fenghuo-announcement-1',
  announcementId,
  version,
  texts: body.texts,
  progress: body.progress,
})

export const languagesOf = ({ texts }: AnnouncementBody): Language[] =>
  languages.filter((language) => texts[language] !== undefined)

/** Every text of one language by its path, in reading order. */
export const announcementFields = (text: AnnouncementText): [field: string, text: string][] => [
  ['title', text.title],
  ['lede', text.lede],
  ...partKeys.flatMap((key): [string, string][] => [
    [`parts.${key}.heading`, text.parts[key].heading],
    [`parts.${key}.text`, text.parts[key].text],
  ]),
  ['contact', text.contact],
  ['verification', text.verification],
]

/** What stands in the way: a blank field (every part is promised by the policy, 4.4), or words that must not go out. */
export function announcementFaults(
  body: AnnouncementBody,
  ask: Omit<CheckFor, 'forPublic'>,
): AnnouncementFault[] {
  return languagesOf(body).flatMap((language) =>
    announcementFields(body.texts[language] as AnnouncementText).flatMap(([field, text]) =>
      faultsIn(text, ask).map((fault) => ({ language, field, ...fault })),
    ),
  )
}

function faultsIn(
  text: string,
  ask: Omit<CheckFor, 'forPublic'>,
): Pick<AnnouncementFault, 'code' | 'finding'>[] {
  if (!text.trim()) return [{ code: 'blank', finding: null }]
  return checkText(text, { ...ask, forPublic: true }).map((finding) => ({ code: 'finding', finding }))
}

export const blocksAnnouncement = (faults: readonly AnnouncementFault[]): boolean =>
  faults.some(({ finding }) => finding === null || finding.level === 'blocking')

/** How long a page stays at least, in days: the longest term we know a law to ask of a public notice (Brazil; Korea asks 30). */
const postedDays = 90
const dayMs = 86_400_000

/** Until when it stays at least; a duty that asks for longer moves it on. Epoch ms, from the first publication. */
export const postedUntil = (firstPublishedAt: number, asked: readonly number[] = []): number =>
  firstPublishedAt + Math.max(postedDays, ...asked) * dayMs
