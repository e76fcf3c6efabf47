/** A kind of file that may be kept: told by its bytes, and its name must not say otherwise. */
interface Kind {
  type: string
  /** Endings a name may have for it. */
  names: readonly string[]
  is: (content: Buffer) => boolean
}

const office = 'application/vnd.openxmlformats-officedocument'
const starts =
  (...bytes: number[]) =>
  (content: Buffer) =>
    bytes.every((byte, at) => content[at] === byte)

const isZip = starts(0x50, 0x4b, 0x03, 0x04)
/** Names of parts stand in a zip as they are; one that carries macros is refused. */
const zipWith = (part: string) => (content: Buffer) =>
  isZip(content) && content.includes(part) && !content.includes('vbaProject.bin')

const kinds: readonly Kind[] = [
  { type: 'application/pdf', names: ['pdf'], is: starts(0x25, 0x50, 0x44, 0x46, 0x2d) },
  { type: 'image/png', names: ['png'], is: starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { type: 'image/jpeg', names: ['jpg', 'jpeg'], is: starts(0xff, 0xd8, 0xff) },
  { type: `${office}.wordprocessingml.document`, names: ['docx'], is: zipWith('word/document.xml') },
  { type: `${office}.spreadsheetml.sheet`, names: ['xlsx'], is: zipWith('xl/workbook.xml') },
  { type: 'application/ofd', names: ['ofd'], is: zipWith('OFD.xml') },
  { type: 'message/rfc822', names: ['eml'], is: isMail },
  { type: 'text/plain', names: ['txt', 'csv', 'log'], is: isText },
]

/** Endings that a picker may offer. */
export const fileEndings = kinds.flatMap(({ names }) => names)

/** What a file is, or nothing where it is none of what may be kept, or is not what its name says. */
export function typeOf(content: Buffer, name: string): string | undefined {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return kinds.find(({ names, is }) => names.includes(ending) && is(content))?.type
}

/** UTF-8, UTF-16 with its mark, or GB18030, without control characters: nothing that a reader could take for a program. */
function isText(content: Buffer): boolean {
  const utf16 = content[0] === 0xff && content[1] === 0xfe
  return ['utf-8', utf16 ? 'utf-16le' : 'gb18030'].some((encoding) => reads(content, encoding))
}

function reads(content: Buffer, encoding: string): boolean {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(content)
    return text.trim() !== '' && !/[^\P{Cc}\t\r\n\f]/u.test(text)
  } catch {
    return false
  }
}

/** Header lines first, and among them one that every message has; the body may be in any encoding. */
function isMail(content: Buffer): boolean {
  if (content.includes(0)) return false
  const head =
    content
      .subarray(0, 16_384)
      .toString('latin1')
      .split(/\r?\n\r?\n/)[0] ?? ''
  return /^[!-9;-~]+:/.test(head) && /^(from|received|message-id):/im.test(head)
}
