import type { Standing } from '../../server/rules/dutyStanding.ts'
import type { Tone } from '../parts/Chip.tsx'
import type { IconName } from '../parts/Icon.tsx'

export const looks: Record<Standing, { tone: Tone; icon?: IconName }> = {
  late: { tone: 'late' },
  soon: { tone: 'soon' },
  held: { tone: 'soon', icon: 'pause' },
  confirm: { tone: 'soon', icon: 'question' },
  running: { tone: 'idle', icon: 'doing' },
  unknown: { tone: 'soon', icon: 'question' },
  idle: { tone: 'idle' },
  fulfilled: { tone: 'done' },
  released: { tone: 'idle', icon: 'none' },
  declined: { tone: 'idle', icon: 'none' },
  notApplicable: { tone: 'idle', icon: 'none' },
}
