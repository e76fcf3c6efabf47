import { FrameSample } from './gallery/FrameSample.tsx'

/** Every part in its states, for looking at them: `npm run dev`, then /parts. */
export default function Gallery() {
  return <FrameSample />
}
