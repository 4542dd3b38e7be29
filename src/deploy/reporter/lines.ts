import { harmlessJson } from '../../errors/harmless.ts'
import { type DeployEvent, describeEvent, describePhase } from '../events.ts'
import type { ReportStream } from './stream.ts'

/** The line of an event, or nothing where it is not worth one. */
export function lineOf(event: DeployEvent): string | undefined {
  return event.type === 'planned' && event.plan.isEmpty ? undefined : describeEvent(event)
}

/** Writes a line an event; of a rollout, only what is new. */
export function plainLines(stream: ReportStream): (event: DeployEvent) => void {
  const last = new Map<string, string>()
  return event => {
    if (event.type === 'rollout') {
      const { service, revision, running, desired, failed, targetsHealthy } = event
      const news = [revision, running, desired, failed, targetsHealthy, describePhase(event)].join()
      if (last.get(service) === news) return
      last.set(service, news)
    }
    const line = lineOf(event)
    if (line !== undefined) stream.write(`${line}\n`)
  }
}

/** Writes every event as a line of JSON. */
export function jsonLines(stream: ReportStream): (event: DeployEvent) => void {
  return event => void stream.write(`${harmlessJson(JSON.stringify(event))}\n`)
}
