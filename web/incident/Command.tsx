import { Clocks } from './Clocks.tsx'

/** The command screen. */
export default function Command() {
  return <Clocks />
}
