import { api } from '../../server/contract/api.ts'
import { Problem, urlOf } from '../api.ts'

export interface Uploading {
  fileName: string
  /** Share of the file that is out, 0 to 1. */
  sent: number
}

/** Sends a file as it is; the browser says how much of it is out, which fetch cannot. */
export function sendFile(
  incidentId: string,
  file: File,
  { group, look }: { group: string; look: 'unclear' | 'always' },
  onSent: (share: number) => void,
): Promise<void> {
  const query = { fileName: file.name.slice(0, 200), look, ...(group ? { group } : {}) }
  const request = new XMLHttpRequest()
  request.open('POST', urlOf(api.uploadBatch, { params: { incidentId }, query }))
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.upload.onprogress = ({ loaded, total }) => onSent(total ? loaded / total : 0)
  return new Promise((resolve, reject) => {
    request.onload = () => (request.status < 300 ? resolve() : reject(problemOf(request)))
    request.onerror = () => reject(new Problem(0, 'unreachable', ''))
    request.send(file)
  })
}

function problemOf({ status, responseText }: XMLHttpRequest): Problem {
  try {
    const { code = 'unexpected', detail = '', faults } = JSON.parse(responseText)
    return new Problem(status, code, detail, faults)
  } catch {
    return new Problem(status, 'unexpected', '')
  }
}
