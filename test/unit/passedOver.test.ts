import { expect, test } from 'vitest'
import type { ChannelSetting, FiledTemplate } from '../../server/delivery/channels.ts'
import { passedOver } from '../../server/delivery/passedOver.ts'
import { realWorld } from '../../server/rules/world.ts'
import { makeOrder } from '../peers/people.ts'

const gateway: ChannelSetting = { smsUrl: 'https://k:s@gateway.example/send' }
const provider: ChannelSetting = { smsUrl: 'aliyun://k:s@dysmsapi.aliyuncs.com?token=t' }
const filed = (state: FiledTemplate['state'], params = ['name']): ChannelSetting => ({
  ...provider,
  smsTemplates: [{ id: 'T1', state, params }],
})
const drill = { ...realWorld, id: 'd1', kind: 'drill' as const }
const [, free] = makeOrder('o1').body.texts
const byTemplate = { ...free!, template: { id: 'T1', params: { name: '{{person.name}}' } } }

test.each([
  [['inSite', 'email'], free, {}, realWorld, ['inSite not_set_up'], 'no centre, no feed'],
  [['inSite'], free, {}, realWorld, [], 'nothing else is left: the sandbox keeps it'],
  [['inSite', 'email'], free, {}, drill, [], 'a drill practises every channel'],
  [['sms'], free, {}, realWorld, [], 'no SMS set up: the sandbox'],
  [['sms'], free, gateway, realWorld, [], 'a gateway takes free text'],
  [['sms'], free, provider, realWorld, ['sms unfiled'], 'a provider does not'],
  [['sms'], byTemplate, provider, realWorld, [], 'none listed: the notice’s word is taken'],
  [['sms'], byTemplate, filed('approved'), realWorld, [], 'approved, with its parameter'],
  [['sms'], byTemplate, filed('in_review'), realWorld, ['sms unfiled'], 'still in review'],
  [['sms'], byTemplate, filed('refused'), realWorld, ['sms unfiled'], 'refused'],
  [
    ['sms'],
    byTemplate,
    filed('approved', ['name', 'code']),
    realWorld,
    ['sms unfiled'],
    'a parameter is missing',
  ],
  [['email'], byTemplate, filed('refused'), realWorld, [], 'SMS is no part of the order'],
] as const)('%j: %#', (channels, text, setting, world, passed, _why) => {
  const { body } = makeOrder('o1', { channels: [...channels], texts: [text!] })
  expect(passedOver(body, world, setting).map(({ channel, why }) => `${channel} ${why}`)).toEqual(passed)
})
