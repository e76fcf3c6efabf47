import { useLocation } from 'react-router'
import { CommandSample } from './gallery/CommandSample.tsx'
import { StatesSheet } from './gallery/StatesSheet.tsx'

/** Every part in its states, for looking at them: `npm run dev`, then /parts and /parts/states. */
export default function Gallery() {
  return useLocation().pathname.endsWith('/states') ? <StatesSheet /> : <CommandSample />
}
