import { useSyncExternalStore } from 'react'

const onKey = 'fenghuo.bell'
const heardKey = 'fenghuo.bell.heard'
/** Enough for every clock of a bad week; the oldest are forgotten, their terms are long over. */
const most = 200
const listeners = new Set<() => void>()
let audio: AudioContext | undefined

/** On until the reader turns it off; remembered on this machine. */
export const useBellOn = (): boolean => useSyncExternalStore(listen, isOn)

/** Turning it on sounds once, so that the reader knows what to listen for. */
export function chooseBell(on: boolean): void {
  if (on) localStorage.removeItem(onKey)
  else localStorage.setItem(onKey, 'off')
  for (const listener of listeners) listener()
  if (on) ring()
}

/** A browser lets no page sound before somebody has pressed something in it. */
export const maySound = (): boolean => navigator.userActivation?.hasBeenActive ?? false

/** What has sounded in this browser, in whichever of its tabs. */
export function heard(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(heardKey) ?? '[]')
    return Array.isArray(kept) ? kept.map(String) : []
  } catch {
    return []
  }
}

export const hear = (keys: readonly string[]): void =>
  localStorage.setItem(heardKey, JSON.stringify([...heard(), ...keys].slice(-most)))

/** Two short tones, the second higher. */
export function ring(): void {
  audio ??= new AudioContext()
  void audio.resume()
  tone(audio, 660, 0)
  tone(audio, 880, 0.22)
}

function tone(context: AudioContext, hertz: number, inSeconds: number): void {
  const at = context.currentTime + inSeconds
  const [source, volume] = [context.createOscillator(), context.createGain()]
  source.frequency.value = hertz
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(0.25, at + 0.02)
  volume.gain.linearRampToValueAtTime(0, at + 0.18)
  source.connect(volume).connect(context.destination)
  source.start(at)
  source.stop(at + 0.2)
}

const isOn = (): boolean => localStorage.getItem(onKey) !== 'off'

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
