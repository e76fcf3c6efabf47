import type { ReportFieldView, ReportView } from '../contract/reports.ts'
import type { Language } from '../rules/facts.ts'
import type { FilledField } from '../rules/report.ts'
import type { ReportField, ReportForm } from '../rules/reportForm.ts'
import { fieldIn, isOwn, isPending, isUntranslated, owedIn, type ReportText } from '../rules/reportText.ts'
import { toBeVerified } from '../rules/say.ts'

/** The form's groups with their fields in both languages; `now` is what the facts would fill in at this moment. */
export function groupsOf(form: ReportForm, text: ReportText, now: ReportText): ReportView['groups'] {
  const owed = new Set(owedIn(form, text).map(({ key }) => key))
  return form.groups
    .map((group) => {
      const fields = group.fields.flatMap((field) => fieldView(field, text, now, owed) ?? [])
      const heading = (language: Language) =>
        text[language].groups.find(({ key }) => key === group.key)?.heading
      return {
        key: group.key,
        heading: {
          'zh-CN': heading('zh-CN') ?? group.label['zh-CN'] ?? '',
          en: heading('en') ?? group.label.en ?? '',
        },
        must: fields.some(({ required }) => required),
        fields,
      }
    })
    .filter(({ fields }) => fields.length > 0)
}

function fieldView(
  field: ReportField,
  text: ReportText,
  now: ReportText,
  owed: ReadonlySet<string>,
): ReportFieldView | undefined {
  const zh = fieldIn(text['zh-CN'], field.key)
  const en = fieldIn(text.en, field.key)
  const either = zh ?? en
  if (!either) return undefined
  const { source } = either
  return {
    key: field.key,
    label: field.label,
    text: {
      'zh-CN': textView(zh, 'zh-CN'),
      en: textView(en ?? zh, 'en', isUntranslated(field, en ?? zh, zh)),
    },
    source: {
      from: source.version === 0 ? 'profile' : field.source.from,
      key: 'key' in field.source ? field.source.key : null,
      version: source.version || null,
      typed: source.from !== 'entry' && (either.typed ?? false),
    },
    required: either.required,
    pending: isPending(field) || isOwn(field),
    owed: owed.has(field.key),
    changed: hasChanged(field, zh, fieldIn(now['zh-CN'], field.key)),
  }
}

function textView(field: FilledField | undefined, language: Language, untranslated = false) {
  if (!field)
    return { value: null, shown: toBeVerified(language), state: 'absent' as const, untranslated: false }
  const { value, shown, state } = field
  return { value, shown, state, untranslated }
}

/** What a source says now is no longer what this text says; a field somebody typed keeps their words. */
function hasChanged(field: ReportField, was: FilledField | undefined, now: FilledField | undefined): boolean {
  if (isPending(field) || isOwn(field) || field.source.from === 'entry' || field.key === 'recipient')
    return false
  return was?.shown !== now?.shown
}
