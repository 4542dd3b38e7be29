import type { Task } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { diagnoseTask } from '../../src/deploy/diagnosis/task.ts'

const task = (stoppedReason: string, container: { reason?: string; exitCode?: number } = {}): Task => ({
  stoppedReason,
  containers: [{ name: 'app', ...container }],
})

describe('diagnoseTask', () => {
  it.each<[string, Task, boolean]>([
    [
      'image.missing',
      task(
        'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref docker.io/library/nope:1: docker.io/library/nope:1: not found',
      ),
      true,
    ],
    [
      'image.denied',
      task('CannotPullContainerError: pull access denied for repository, authorization failed: no basic auth'),
      true,
    ],
    [
      'registry.unreachable',
      task('CannotPullContainerError: failed to resolve ref: dial tcp 1.2.3.4:443: i/o timeout'),
      false,
    ],
    [
      'image.architecture',
      task('Essential container in task exited', { reason: 'exec /app: exec format error', exitCode: 1 }),
      true,
    ],
    [
      'secret.denied',
      task(
        'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: AccessDeniedException: is not authorized to perform: secretsmanager:GetSecretValue',
      ),
      true,
    ],
    [
      'secret.missing',
      task(
        "ResourceInitializationError: unable to retrieve secret from asm: ResourceNotFoundException: Secrets Manager can't find the specified secret.",
      ),
      true,
    ],
    [
      'container.out-of-memory',
      task('OutOfMemoryError: Container killed due to memory usage', { exitCode: 137 }),
      false,
    ],
    ['container.bad-command', task('CannotStartContainerError: executable file not found in $PATH'), true],
    ['target.unhealthy', task('Task failed ELB health checks in (target-group arn:aws:elb)'), false],
    ['container.unhealthy', task('Task failed container health checks'), false],
    ['container.exited', task('Essential container in task exited', { exitCode: 1 }), false],
    ['task.stopped', task('Scaling activity initiated by deployment'), false],
  ])('%s', (code, stopped, hopeless) => {
    expect(diagnoseTask(stopped)).toMatchObject({ code, hopeless })
  })

  it('explains what an exit code means', () => {
    const { cause, hopeless } = diagnoseTask(task('Essential container in task exited', { exitCode: 127 }))
    expect(cause).toBe('Container "app" exited with code 127: the command was not found')
    expect(hopeless).toBe(true)
  })

  it('keeps what AWS said as evidence', () => {
    const { evidence } = diagnoseTask(task('Essential container in task exited', { exitCode: 2, reason: 'boom' }))
    expect(evidence).toEqual([
      'Essential container in task exited',
      'container app: boom',
      'container app: exit code 2',
    ])
  })
})
