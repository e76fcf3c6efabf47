import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { z } from 'zod'
import { authorityDirectory } from './contract/authorityDirectory.ts'
import { exemptionList, fineList } from './contract/exposurePack.ts'
import { noticeTemplate } from './contract/noticeTemplate.ts'
import { dutyPack, gradingScheme, lawCatalogue } from './contract/pack.ts'
import { calendarYear, dataMap, plan, promiseList, scenarioList } from './contract/planPack.ts'
import { reportForm } from './contract/reportForm.ts'
import { mergeDirectories } from './rules/authorities.ts'
import { type Located, locate, TemplateError } from './templateError.ts'
import { refuseUnfit } from './templatesFit.ts'

/** One file as it was read. Its digest is its version: the same bytes are the same version wherever they lie. */
export interface TemplateFile {
  /** Relative to the templates folder, with slashes: `duties/cn.yaml`. */
  path: string
  /** The first folder: duties, plans, notices ... */
  kind: string
  /** A file of the data folder replaces the shipped one of the same path. */
  origin: 'shipped' | 'company'
  digest: string
  bytes: Buffer
}

const formats = {
  laws: lawCatalogue,
  grading: gradingScheme,
  plans: plan,
  datamap: dataMap,
  policy: promiseList,
  calendar: calendarYear,
  drills: scenarioList,
  notices: noticeTemplate,
  reports: reportForm,
  authorities: authorityDirectory,
} as const

/** These are read against the laws they may cite. */
const formatOf = { ...formats, duties: dutyPack([]), fines: fineList([]), exemptions: exemptionList([]) }

type Kind = keyof typeof formatOf
type Value<K extends Kind> = z.output<(typeof formatOf)[K]>

/** Everything read and checked at start; an incident keeps the versions it began with. */
export interface Templates {
  laws: Value<'laws'>[]
  packs: Value<'duties'>[]
  /** What breaches may cost. */
  fines: Value<'fines'>[]
  /** Grounds on which people may go untold. */
  exemptions: Value<'exemptions'>[]
  schemes: Value<'grading'>[]
  plans: Value<'plans'>[]
  datamap: Value<'datamap'>
  promises: Value<'policy'>
  /** Years of working days that the company has added. */
  calendar: Value<'calendar'>[]
  /** Exercises, each as its first caller tells it. */
  drills: Value<'drills'>[]
  /** One per language and audience. */
  notices: Value<'notices'>[]
  /** The authorities' forms; the Word templates beside them are among the files. */
  reports: Value<'reports'>[]
  /** Where reports go, and by which channels. */
  authorities: Value<'authorities'>
  /** Every file in force, those of folders read elsewhere too. */
  files: readonly TemplateFile[]
}

/**
 * Reads every file below the shipped folder and below the company's, which need not exist. A wrong file refuses the
 * start: the TemplateError names file, line and reason.
 */
export function loadTemplates(shipped: string, company: string): Templates {
  const all = [...listFiles(shipped, 'shipped'), ...listFiles(company, 'company')]
  const files = [...new Map(all.map((file) => [file.path, file])).values()]
  const laws = readKind('laws', files)
  const templates = {
    laws,
    packs: homeFirst(readKind('duties', files, dutyPack(laws))),
    fines: readKind('fines', files, fineList(laws)),
    exemptions: readKind('exemptions', files, exemptionList(laws)),
    schemes: readKind('grading', files),
    plans: readKind('plans', files),
    datamap: only('datamap', readKind('datamap', files)),
    promises: only('policy', readKind('policy', files)),
    calendar: readKind('calendar', files),
    drills: readKind('drills', files),
    notices: readKind('notices', files),
    reports: readKind(
      'reports',
      files.filter((file) => !file.path.endsWith('.docx')),
    ),
    authorities: only('authorities', [mergeDirectories(readKind('authorities', files)) ?? []].flat()),
    files,
  }
  refuseUnfit(templates)
  return templates
}

/** Chinese law leads every list; the other places follow in the order of their files. */
const homeFirst = (packs: Value<'duties'>[]) => [
  ...packs.filter(({ jurisdiction }) => jurisdiction === 'CN'),
  ...packs.filter(({ jurisdiction }) => jurisdiction !== 'CN'),
]

function only<T>(kind: Kind, values: readonly T[]): T {
  const [value] = values
  if (value !== undefined && values.length === 1) return value
  throw new TemplateError([
    { file: `templates/${kind}`, line: 0, reason: `needs exactly one file, has ${values.length}` },
  ])
}

function readKind<K extends Kind>(
  kind: K,
  files: readonly TemplateFile[],
  format: z.ZodType = formatOf[kind],
): Value<K>[] {
  return files.filter((file) => file.kind === kind).map((file) => readFile(file, format) as Value<K>)
}

function readFile(file: TemplateFile, format: z.ZodType): unknown {
  const refuse = (line: number, reason: string) => [{ file: file.path, line, reason }]
  if (!/\.ya?ml$/.test(file.path)) throw new TemplateError(refuse(1, 'must be a .yaml file'))
  const { value, lineOf } = locate(file)
  const parsed = format.safeParse(value)
  if (parsed.success) return parsed.data
  throw new TemplateError(parsed.error.issues.flatMap((issue) => unfold(issue, file.path, lineOf)))
}

type Issue = z.core.$ZodIssue

/** A failed union says only "invalid"; the branch that came nearest says what is wrong. */
function unfold(
  issue: Issue,
  file: string,
  lineOf: (path: PropertyKey[]) => number,
  above: PropertyKey[] = [],
): Located[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = [...issue.errors].sort((a, b) => deepest(b) - deepest(a) || a.length - b.length)[0] ?? []
    return nearest.flatMap((inner) => unfold(inner, file, lineOf, path))
  }
  return [{ file, line: lineOf(path), reason: `${path.join('.') || 'file'}: ${issue.message}` }]
}

const deepest = (issues: readonly Issue[]) => Math.max(...issues.map((issue) => issue.path.length))

function listFiles(folder: string, origin: TemplateFile['origin']): TemplateFile[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
  return paths.sort().map((full) => {
    const bytes = readFileSync(full)
    const path = relative(folder, full).split(sep).join('/')
    return {
      path,
      kind: path.split('/')[0] ?? '',
      origin,
      digest: createHash('sha256').update(bytes).digest('hex'),
      bytes,
    }
  })
}
