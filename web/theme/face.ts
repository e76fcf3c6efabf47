import { useSyncExternalStore } from 'react'

export type Choice = 'system' | 'light' | 'dark'
export type Face = 'light' | 'dark'

const key = 'fenghuo.theme'
const listeners = new Set<() => void>()
const systemDark = window.matchMedia('(prefers-color-scheme: dark)')
systemDark.addEventListener('change', tell)

/** What the reader chose; remembered on this machine, `system` until they choose. */
export const useFaceChoice = (): Choice => useSyncExternalStore(listen, readChoice)

/** What is shown now. */
export const useFace = (): Face => useSyncExternalStore(listen, shownFace)

export function chooseFace(choice: Choice): void {
  if (choice === 'system') localStorage.removeItem(key)
  else localStorage.setItem(key, choice)
  showFace()
  tell()
}

/** Puts the choice on <html>; without a choice the style sheet follows the system. */
export function showFace(): void {
  const choice = readChoice()
  if (choice === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = choice
}

function readChoice(): Choice {
  const kept = localStorage.getItem(key)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

function shownFace(): Face {
  const choice = readChoice()
  if (choice !== 'system') return choice
  return systemDark.matches ? 'dark' : 'light'
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}
