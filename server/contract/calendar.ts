import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { instant, person, wording } from './values.ts'

const day = z.iso.date()

export const calendarYear = z.object({
  year: z.number().int(),
  /** `shipped` with the console, in a file of the company's, or entered here; what was entered counts first. */
  origin: z.enum(['shipped', 'file', 'entered']),
  holidays: z.array(day),
  /** Weekend days that are worked instead (调休). */
  workdays: z.array(day),
  /** The holiday a day belongs to, where it is known. */
  names: z.record(z.string(), wording),
  changedBy: person.nullable(),
  changedAt: instant.nullable(),
  /** 0 while nobody entered it. */
  version: z.number().int().min(0),
})
export type CalendarYearView = z.infer<typeof calendarYear>

export const calendar = z.object({
  years: z.array(calendarYear),
  /** The year whose arrangement should be known by now and is not. */
  missing: z.number().int().nullable(),
  can: z.array(z.string()),
})
export type CalendarView = z.infer<typeof calendar>

export const calendarApi = {
  calendar: endpoint('get', '/api/calendar', {
    summary: 'Chinese holidays and make-up workdays by year, and the year that is missing',
    answer: calendar,
  }),
  changeCalendar: endpoint('put', '/api/calendar/:year', {
    summary: 'Enter the State Council’s arrangement of a year; every clock counts by it at once',
    body: z.object({
      holidays: z.array(day).max(120),
      workdays: z.array(day).max(40),
      version: z.number().int().min(0),
    }),
    answer: calendar,
  }),
}
