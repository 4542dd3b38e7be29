import type { Task } from '@aws-sdk/client-ecs'
import { expect, it } from 'vitest'
import { endedFirst, failedContainer } from '../../../src/deploy/diagnosis/failed-container.ts'
import type { Subject } from '../../../src/deploy/diagnosis/subject.ts'

const at = (seconds: number): Date => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds))

// One stops at ECS's word after 20 seconds, the other is killed after 30: only then is the first essential one done.
const stopped = {
  launchType: 'FARGATE',
  executionStoppedAt: at(20),
  stoppedAt: at(32),
  containers: [
    { name: 'app', exitCode: 143, healthStatus: 'UNHEALTHY' },
    { name: 'side', exitCode: 137, healthStatus: 'HEALTHY' },
  ],
} satisfies Task

it.each([
  ['ServiceSchedulerInitiated', 'app', false],
  ['UserInitiated', 'app', false],
  ['EssentialContainerExited', 'side', true],
] as const)(
  'what is killed soon after the first essential end of a task that ends with %s',
  (stopCode, name, first) => {
    const containerDefinitions = [{ name: 'app' }, { name: 'side' }]
    const subject: Subject = { service: {}, definition: { containerDefinitions }, program: false }
    const task = { ...stopped, stopCode }
    const failed = failedContainer(task, subject)
    expect(failed?.name).toBe(name)
    expect(endedFirst(failed, task, subject)).toBe(first)
  },
)
