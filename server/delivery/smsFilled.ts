import type { Outgoing } from './channel.ts'
import { cut, fill, isPersonal } from './placeholders.ts'

/** A value of the text with this person's placeholders filled in. */
export const filledFor = (member: Outgoing, value: string): string =>
  isPersonal(value) ? fill(cut(value), member) : value

/** The filed template's parameters for one person. */
export const paramsFor = (member: Outgoing): Record<string, string> =>
  Object.fromEntries(
    Object.entries(member.text.template?.params ?? {}).map(([key, value]) => [key, filledFor(member, value)]),
  )

/** The one id that the members of a call share; it is on disk before the call. */
export const callOf = (members: readonly Outgoing[]): string => members[0]?.call ?? ''

/** These providers take nothing but filed templates. */
export class Unfiled extends Error {
  override name = 'Unfiled'
}

/** The filed template of a call and the signature it goes out under; throws where the text has none. */
export function filedOf(members: readonly Outgoing[]): { template: string; signature: string } {
  const { template, signature = '' } = members[0]?.text ?? {}
  if (!template) throw new Unfiled('no_template')
  return { template: template.id, signature }
}
