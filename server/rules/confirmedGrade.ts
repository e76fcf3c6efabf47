import { type Grade, grades } from './condition.ts'

/** What a person made of a proposal: the grade set, and the grade that was proposed then. */
export interface ConfirmedGrade {
  grade: Grade
  proposed: Grade | null
}

/**
 * The grade that duties go by. A confirmed grade holds while the proposal stays what it was when it was confirmed; once the
 * facts propose another, the graver of both counts until a person looks again.
 */
export function gradeInForce(proposed: Grade | null, confirmed: ConfirmedGrade | undefined): Grade | null {
  if (!confirmed || (proposed === null && confirmed.proposed !== null)) return confirmed?.grade ?? proposed
  if (proposed === confirmed.proposed || proposed === null) return confirmed.grade
  return grades.indexOf(proposed) > grades.indexOf(confirmed.grade) ? proposed : confirmed.grade
}
