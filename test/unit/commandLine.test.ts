import { describe, expect, test } from 'vitest'
import { type Known, readLine, waysOn } from '../../web/incident/typed.ts'

const known: Known = {
  seats: [
    { key: 'legal', word: '法务合规' },
    { key: 'public_affairs', word: 'Public affairs' },
    { key: 'security', word: '安全' },
  ],
  people: [
    { id: 'u1', name: '周令仪' },
    { id: 'u2', name: '周密' },
    { id: 'u3', name: 'Ann Example' },
  ],
}

describe('what a line asks for', () => {
  test.each([
    ['查明入口', { kind: 'note', text: '查明入口' }, 'a plain line is a note'],
    ['  /note  已封存 ', { kind: 'note', text: '已封存' }, 'the same, said outright'],
    ['/note', { kind: 'fault', code: 'text_needed' }, 'nothing to note'],
    ['/task 比对样本', { kind: 'task', title: '比对样本', seat: null }, 'a task for anybody'],
    ['/task 比对样本 @安全', { kind: 'task', title: '比对样本', seat: 'security' }, 'a task for a seat'],
    [
      '/task check @public_affairs',
      { kind: 'task', title: 'check', seat: 'public_affairs' },
      'a seat by its key',
    ],
    [
      '/task a@b.example 报告',
      { kind: 'task', title: 'a@b.example 报告', seat: null },
      'an @ inside a word names no seat',
    ],
    ['/task 比对 @后勤', { kind: 'fault', code: 'seat_unknown' }, 'a seat that is not there'],
    ['/task @安全', { kind: 'fault', code: 'title_needed' }, 'a seat, but nothing to do'],
    [
      '/role 法务合规 周令仪',
      { kind: 'role', seat: 'legal', userId: 'u1' },
      'seat and person by their words',
    ],
    [
      '/role public affairs ann example',
      { kind: 'role', seat: 'public_affairs', userId: 'u3' },
      'names of several words, any case',
    ],
    ['/role 法务 周令仪', { kind: 'fault', code: 'seat_unknown' }, 'a seat cut short is not guessed'],
    ['/role 法务合规 周', { kind: 'fault', code: 'person_unknown' }, 'a person cut short is not guessed'],
    ['/delete all', { kind: 'fault', code: 'unknown_command' }, 'no such command'],
  ])('%s', (line, typed, _why) => expect(readLine(line, known)).toEqual(typed))
})

describe('ways to go on', () => {
  test.each([
    ['', [], 'nothing is offered before a slash'],
    ['/', ['/task ', '/note ', '/role '], 'every verb'],
    ['/ro', ['/role '], 'the verbs that begin so'],
    ['/role 安', ['/role 安全 '], 'seats for a role'],
    ['/role 法务合规 周', ['/role 法务合规 周令仪', '/role 法务合规 周密'], 'then people'],
    ['/role 法务合规 周密', [], 'nothing once it is whole'],
    ['/task 比对 @pub', ['/task 比对 @Public_affairs'], 'seats after an @'],
    ['/note 周', [], 'a note is free text'],
  ])('%s', (line, ways) => expect(waysOn(line, known).map(({ text }) => text)).toEqual(ways))
})
