import { z } from 'zod'
import { type AuthorityDirectory, authorityKinds } from '../rules/authorities.ts'
import { place } from './values.ts'

const wording = z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) })
const key = z.string().regex(/^[a-z][A-Za-z0-9_]*$/)

const authority = z.strictObject({
  key,
  kind: z.enum(authorityKinds),
  place: place.default('CN'),
  name: wording,
  sector: key.or(z.literal('')).default(''),
  ruleIds: z.array(z.string().regex(/^[A-Z]+-\d+[a-z]?$/)),
  channels: z.array(key).min(1),
  phone: z.string().default(''),
  portal: z.string().default(''),
  hours: wording.nullable().default(null),
})

/** A file of templates/authorities. Every channel an authority names stands in the list. */
export const authorityDirectory: z.ZodType<AuthorityDirectory> = z
  .strictObject({
    id: key,
    version: z.string().min(1),
    provinces: z.record(z.string().regex(/^CN-[A-Z]{2}$/), wording).default({}),
    sectors: z.record(key, wording).default({}),
    channels: z.record(key, wording),
    authorities: z.array(authority).min(1),
  })
  .superRefine(({ authorities, channels }, context) => {
    authorities.forEach((one, a) => {
      one.channels.forEach((channel, c) => {
        if (!(channel in channels))
          context.addIssue({
            code: 'custom',
            path: ['authorities', a, 'channels', c],
            message: `no channel ${channel}`,
          })
      })
    })
  })
