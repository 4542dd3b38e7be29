import { describe, expect, it } from 'vitest'
import { taskDefinition } from '../../src/index.ts'

const fargate = () => taskDefinition('web').fargate().cpu(0.25).memory(0.5)

describe('a step that sets a field of the API', () => {
  const app = fargate().container('app', c =>
    c.image('nginx:1.29').readonlyRootFilesystem().versionConsistency('disabled'),
  )

  it('sets it under the name of the API, on this container alone', () => {
    const both = app.container('proxy', c => c.image('envoy:1').essential(false)).build().containers
    expect(
      both.map(({ readonlyRootFilesystem, versionConsistency }) => [readonlyRootFilesystem, versionConsistency]),
    ).toEqual([
      [true, 'disabled'],
      [undefined, undefined],
    ])
  })

  it('leaves the builder that it was called on as it was', () => {
    const once = fargate().container('app', c => {
      const plain = c.image('nginx:1.29')
      plain.readonlyRootFilesystem()
      return plain
    })
    expect(once.build().containers[0]).not.toHaveProperty('readonlyRootFilesystem')
  })

  it('copies what it is given: a later change of it changes nothing', () => {
    const policy = { enabled: true, ignoredExitCodes: [1], restartAttemptPeriod: 60 }
    const built = fargate().container('app', c => c.image('nginx:1.29').restartPolicy(policy))
    policy.ignoredExitCodes.push(2)
    expect(built.build().containers[0]?.restartPolicy).toEqual({
      enabled: true,
      ignoredExitCodes: [1],
      restartAttemptPeriod: 60,
    })
  })
})
