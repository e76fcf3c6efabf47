import { afterAll, beforeAll } from 'vitest'
import { openEyes } from './walk/eyes.ts'
import { theCorrection } from './walk/telling/correction.ts'
import { gather, part, type Telling } from './walk/telling/gathering.ts'
import { theLetters } from './walk/telling/letters.ts'
import { theList } from './walk/telling/list.ts'
import { theStages } from './walk/telling/stages.ts'

/** Everybody told: from the list of people to the proof that each had their letter. Its parts rest on one another. */
const on = openEyes('telling') as Telling
beforeAll(() => gather(on))
afterAll(() => part(on))

theList(on)
theStages(on)
theLetters(on)
theCorrection(on)
