import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnchorFactView } from '../../server/contract/dutyStory.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { Button } from '../parts/Button.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Unknown } from '../parts/Unknown.tsx'
import { useBasis } from '../words/useBasis.ts'
import { AnchorForm } from './AnchorForm.tsx'

const columns = ['what', 'at', 'by', 'why', 'starts', 'act'] as const

interface AnchorTableProps {
  anchors: readonly AnchorFactView[]
  /** The instant open for correction. */
  open: string | undefined
  onOpen: (key: string | undefined) => void
}

/** One line an instant, what it was before struck through above what holds. */
export function AnchorTable({ anchors, open, onOpen }: AnchorTableProps) {
  const { t } = useTranslation('duties')
  return (
    <table className="table anchors">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column !== 'act' && t(`anchors.head.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {anchors.map((anchor) => (
          <Fragment key={anchor.key}>
            <Row anchor={anchor} onCorrect={() => onOpen(anchor.key)} />
            {open === anchor.key && (
              <tr>
                <td colSpan={columns.length} className="anchor-open">
                  <AnchorForm anchor={anchor} onDone={() => onOpen(undefined)} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

function Row({ anchor, onCorrect }: { anchor: AnchorFactView; onCorrect: () => void }) {
  const { t } = useTranslation('duties')
  const { t: parts } = useTranslation('parts')
  const shiftMs = useShift()
  const { key, byAct, versions, starts, can } = anchor
  const last = versions.at(-1)
  return (
    <tr className={last ? '' : 'pale'}>
      <td>
        <b>{t(`anchor.${key}`)}</b>
      </td>
      <td>
        {versions.slice(0, -1).map((one) => (
          <s key={one.version} className="ink-3">
            <At value={one.value} />{' '}
          </s>
        ))}
        {last ? (
          <At value={last.value} />
        ) : (
          <span className="ink-3">{t(byAct ? 'anchors.byAct' : 'anchors.none')}</span>
        )}
      </td>
      <td>
        {last && (
          <>
            {last.by.name || t('anchors.system')}{' '}
            <span className="meta">
              <Instant at={last.at} shiftMs={shiftMs} />
            </span>
          </>
        )}
      </td>
      <td className="ink-2">{last && <Why basis={last.basis} />}</td>
      <td className="ink-2">
        {starts.slice(0, most).join(parts('listComma'))}
        {starts.length > most && (
          <span className="meta"> {t('anchors.more', { n: starts.length - most })}</span>
        )}
      </td>
      <td className="anchor-act">
        {can.includes('correct_anchor') && (
          <Button size="small" onClick={onCorrect}>
            {t(last ? 'anchors.correct' : 'anchors.fill')}
          </Button>
        )}
      </td>
    </tr>
  )
}

const most = 8

/** The ground as somebody typed it, or a code of the console's own in words. */
function Why({ basis }: { basis: string }) {
  const say = useBasis()
  return <>{say(basis)}</>
}

function At({ value }: { value: unknown }) {
  const shiftMs = useShift()
  return typeof value === 'string' ? <Instant at={value} shiftMs={shiftMs} /> : <Unknown />
}
