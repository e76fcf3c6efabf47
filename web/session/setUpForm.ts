import type { SetUpRequest } from '../../server/contract/sessions.ts'
import type { RoleKey, SeatKey } from '../../server/rules/seats.ts'
import { shownLanguage } from '../words/words.ts'

export interface Newcomer {
  key: number
  name: string
  email: string
  phone: string
  role: RoleKey
  seats: SeatKey[]
}

/** What is typed, all of it text, before it becomes the request. */
export interface SetUpForm {
  code: string
  name: string
  email: string
  phone: string
  password: string
  seats: SeatKey[]
  company: string
  english: string
  shortName: string
  creditCode: string
  province: string
  address: string
  operatorType: 'cii' | 'organ' | 'other'
  sectors: string[]
  peopleProcessed: string
  contact: string
  dutyPhone: string
  people: Newcomer[]
}

export const emptyForm: SetUpForm = {
  code: '',
  name: '',
  email: '',
  phone: '',
  password: '',
  seats: ['commander'],
  company: '',
  english: '',
  shortName: '',
  creditCode: '',
  province: 'CN-BJ',
  address: '',
  operatorType: 'other',
  sectors: [],
  peopleProcessed: '',
  contact: '',
  dutyPhone: '',
  people: [],
}

/** The request as the contract wants it; a language without words is left out, never sent empty. */
export function requestOf(form: SetUpForm): SetUpRequest {
  const language = shownLanguage()
  const both = (zh: string, en: string) => ({ ...(zh && { 'zh-CN': zh }), ...(en && { en }) })
  return {
    code: form.code,
    owner: {
      name: form.name,
      email: form.email,
      phone: form.phone,
      password: form.password,
      language,
      seats: form.seats,
    },
    organisation: {
      name: both(form.company, form.english),
      shortName: both(form.shortName || form.company, form.english),
      creditCode: form.creditCode,
      province: form.province,
      address: form.address,
      operatorType: form.operatorType,
      sectors: form.sectors,
      peopleProcessed: wholeNumber(form.peopleProcessed),
      presence: [],
      traits: [],
      turnoverYuan: null,
      contact: both(form.contact, form.contact),
      dutyPhone: form.dutyPhone,
      language,
    },
    people: form.people.map(({ key: _, ...person }) => person),
  }
}

/** 1,200,000 and 120 0000 are both written by people; anything else is refused by the contract. */
const wholeNumber = (text: string): number => Number(text.replace(/[,，\s]/g, '') || '0')

/** What a part of the page is handed. */
export interface Section {
  form: SetUpForm
  change: (part: Partial<SetUpForm>) => void
}
