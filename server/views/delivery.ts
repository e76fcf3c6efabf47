import type { PersonView } from '../audience/audiences.ts'
import type { DeliveryView } from '../contract/delivery.ts'
import type { DeliveryView as StoredDelivery } from '../delivery/order.ts'

/** One result beside whom it concerns, masked. */
export function deliveryView(row: StoredDelivery, person: PersonView | null): DeliveryView {
  const { id, personId, channel, reader, state, stands, attempt, resent, ref, code: reason, at, nextAt } = row
  return {
    id,
    personId,
    code: person?.code ?? '',
    name: person?.name ?? '',
    to: person && addressOf(person, channel, reader),
    channel,
    reader,
    state,
    stands,
    attempt,
    resent,
    ref,
    reason,
    at,
    nextAt,
  }
}

function addressOf(
  person: PersonView,
  channel: StoredDelivery['channel'],
  reader: StoredDelivery['reader'],
): string | null {
  if (channel === 'email') return reader === 'guardian' ? person.guardianEmail : person.email
  if (channel === 'sms' || channel === 'phone')
    return reader === 'guardian' ? person.guardianPhone : person.phone
  return null
}
