import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'

/** What is wrong with a Word template: the part of the file, the tag, and a code that the page can put in words. */
export interface TemplateFault {
  part: string
  tag: string
  code: string
  message: string
}

/** A template that cannot be used; it names every fault at once. */
export class TemplateFaults extends Error {
  readonly faults: TemplateFault[]
  constructor(faults: TemplateFault[]) {
    super(faults.map(({ part, tag, message }) => `${part} {${tag}}: ${message}`).join('; '))
    this.faults = faults
  }
}

/**
 * Opens a Word template whose tags are names and nothing more. A tag that the data lacks is told to `onUnknown`, so
 * that all of them can be named at once; a broken template throws TemplateFaults.
 */
export function openTemplate(template: Buffer, onUnknown: (tag: string) => void): Docxtemplater {
  const zip = unzip(template)
  try {
    return new Docxtemplater(zip, {
      errorLogging: false,
      paragraphLoop: true,
      linebreaks: true,
      parser: (tag) => ({ get: (scope) => ownValue(scope, tag) }),
      nullGetter: ({ value }) => {
        onUnknown(value ?? '')
        return ''
      },
    })
  } catch (error) {
    throw new TemplateFaults(faultsOf(error))
  }
}

/** Unpacked bytes; a form needs a thousandth of it. */
const largest = 64 * 1024 * 1024

export function unzip(template: Buffer): PizZip {
  const refuse = (code: string, message: string) => new TemplateFaults([{ part: '', tag: '', code, message }])
  let zip: PizZip
  try {
    zip = new PizZip(template)
  } catch {
    throw refuse('not_docx', 'not a Word document (.docx)')
  }
  if (!zip.file('word/document.xml')) throw refuse('not_docx', 'not a Word document (.docx)')
  const sizes = Object.values(zip.files).map((file) => unpackedSize(file))
  if (sizes.reduce((sum, size) => sum + size, 0) > largest)
    throw refuse('too_large', 'unpacks to more than 64 MB')
  return zip
}

const unpackedSize = (file: object) =>
  (file as { _data?: { uncompressedSize?: number } })._data?.uncompressedSize ?? 0

/** Only names that the data itself holds: no prototype, no path, no expression. */
function ownValue(scope: unknown, tag: string): unknown {
  if (tag === '.') return scope
  return typeof scope === 'object' && scope !== null && Object.hasOwn(scope, tag)
    ? (scope as Record<string, unknown>)[tag]
    : undefined
}

interface Explained {
  message?: string
  properties?: { id?: string; xtag?: string; file?: string; explanation?: string; errors?: Explained[] }
}

function faultsOf(error: unknown): TemplateFault[] {
  const { properties, message } = error as Explained
  return (properties?.errors ?? [error as Explained]).map(({ properties: each, message: text }) => ({
    part: each?.file ?? '',
    tag: each?.xtag ?? '',
    code: each?.id ?? 'unreadable',
    message: each?.explanation ?? text ?? message ?? 'unreadable',
  }))
}
