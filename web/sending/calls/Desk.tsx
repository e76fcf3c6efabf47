import { useState } from 'react'
import { api } from '../../../server/contract/api.ts'
import type { CallDeskView } from '../../../server/contract/calls.ts'
import { useView } from '../../live/view.ts'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Columns, Stack } from '../../parts/Pane.tsx'
import { CallCard } from './CallCard.tsx'
import { CallersPane } from './CallersPane.tsx'
import { DeskFigures } from './DeskFigures.tsx'
import { useDeskPlace } from './deskPlace.ts'
import { NextCall } from './NextCall.tsx'
import { Holds, Recent } from './Recent.tsx'
import { useAtDesk } from './useAtDesk.ts'
import './calls.css'

/** One order's desk; below <DeskPlaceContext>. */
export function Desk({ orderId }: { orderId: string }) {
  const params = { incidentId: useDeskPlace().incidentId, orderId }
  const { data, error, refetch } = useView(api.getCallDesk, { params })
  useAtDesk(params, data?.mine ?? null, () => void refetch())
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return <AtDesk orderId={orderId} desk={data} />
}

function AtDesk({ orderId, desk }: { orderId: string; desk: CallDeskView }) {
  const [empty, setEmpty] = useState(false)
  const seesPeople = desk.can.includes('see_people')
  return (
    <Columns widths="minmax(0, 1fr) 356px">
      <Stack>
        <DeskFigures desk={desk} />
        {desk.mine ? (
          <CallCard key={desk.mine.deliveryId} desk={desk} call={desk.mine} onEnded={() => setEmpty(false)} />
        ) : (
          <NextCall orderId={orderId} desk={desk} empty={empty} onNone={() => setEmpty(true)} />
        )}
      </Stack>
      <Stack>
        {seesPeople && <Holds desk={desk} />}
        <Recent desk={desk} />
        {seesPeople && <CallersPane />}
      </Stack>
    </Columns>
  )
}
