import type {
  ChannelForm,
  EmailForm,
  InSiteForm,
  RelayForm,
  SmsForm,
} from '../../../server/contract/channelSettings.ts'
import type { ChannelView, ProviderView } from '../../../server/contract/channels.ts'

/** What a form of one kind is handed. */
export interface FormProps<Form extends ChannelForm> {
  form: Form
  onForm: (form: Form) => void
  channel: ChannelView
  providers: readonly ProviderView[]
  typed: Record<string, string>
  onType: (typed: Record<string, string>) => void
  fault: (pointer: string) => string | undefined
}

export const newRelay = (id: string): RelayForm => ({
  id,
  host: '',
  port: 587,
  tls: 'starttls',
  user: '',
  connections: 10,
  rate: null,
  weight: 1,
})

const email: EmailForm = { kind: 'email', country: 'CN', relays: [newRelay('a')] }

const sms: SmsForm = {
  kind: 'sms',
  country: 'CN',
  provider: 'generic',
  endpoint: '',
  key: '',
  signatureId: '',
  batch: null,
  rate: null,
  templates: [],
}

const inSite: InSiteForm = {
  kind: 'inSite',
  country: 'CN',
  url: '',
  calls: 20,
  rate: null,
  feed: '',
  origins: [],
}

const blank: Record<string, ChannelForm> = { email, sms, inSite }

/** The form as it is kept, or an empty one to begin with. */
export const formFor = ({ kind, setting }: ChannelView): ChannelForm => setting ?? blank[kind] ?? email
