import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { FilingView } from '../../server/contract/filings.ts'
import { urlOf } from '../api.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { dayOf, hourMinuteSecond, zoneLabel } from '../parts/instant.ts'
import { Pane, Value, Values } from '../parts/Pane.tsx'
import { Digest } from '../parts/Seal.tsx'
import { Unknown } from '../parts/Unknown.tsx'
import { GateAnswers } from './GateAnswers.tsx'
import { ReceiptFile } from './ReceiptFile.tsx'
import { useReport, useReportParams } from './useReport.ts'

/** Where the report went, when, by which channel, and what came back. */
export function FilingPane() {
  const { t } = useTranslation('reports')
  const { filings } = useReport()
  return filings.map((filing) => (
    <Pane key={filing.id} title={t('filing.title')} padded>
      <Values>
        <Value label={t('filing.recipient')}>{filing.recipient}</Value>
        <Value label={t('filing.channel')}>{filing.channel}</Value>
        <Value label={t('filing.at')}>
          <b>{`${dayOf(filing.at)} ${hourMinuteSecond(filing.at)}`}</b> {zoneLabel(filing.at)}
        </Value>
        {filing.ruleIds.length > 0 && <Value label={t('filing.duties')}>{filing.ruleIds.join(' ')}</Value>}
        <Value label={t('filing.receipt')}>
          {filing.receiptNumber ? <b>{filing.receiptNumber}</b> : <Unknown>{t('filing.none')}</Unknown>}
        </Value>
        <Receipt filing={filing} />
        <GateAnswers gate={filing.gate} />
        <Value label={t('filing.by')}>{`${filing.by.name} ${hourMinuteSecond(filing.registeredAt)}`}</Value>
      </Values>
      {filing.can.includes('add_receipt') && <AddNumber filingId={filing.id} />}
      {filing.can.includes('add_receipt_file') && <ReceiptFile filingId={filing.id} />}
    </Pane>
  ))
}

function Receipt({ filing: { id: filingId, receiptFile } }: { filing: FilingView }) {
  const { t } = useTranslation('reports')
  const params = { ...useReportParams(), filingId }
  if (!receiptFile) return null
  return (
    <Value
      label={t('filing.file')}
      meta={
        <>
          SHA-256 <Digest digest={receiptFile.digest} />
        </>
      }
    >
      <a className="link" href={urlOf(api.getReceiptFile, { params })} download>
        {receiptFile.name}
      </a>
    </Value>
  )
}

function AddNumber({ filingId }: { filingId: string }) {
  const { t } = useTranslation('reports')
  const params = { ...useReportParams(), filingId }
  const [receiptNumber, setNumber] = useState('')
  const add = useCommand(api.addReceipt)
  return (
    <div className="report-receipt">
      {add.error && <ErrorNote problem={add.error} kept />}
      <TextField label={t('filing.receipt')} value={receiptNumber} maxLength={200} onChange={setNumber} />
      <Button working={add.isPending} onClick={() => add.mutate({ params, body: { receiptNumber } })}>
        {t('filing.add')}
      </Button>
    </div>
  )
}
