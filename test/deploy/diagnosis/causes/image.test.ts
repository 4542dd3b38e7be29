import type { TaskDefinition } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { causeOf } from '../../../../src/deploy/diagnosis/causes.ts'

const told = (image: string, words: string, platform?: TaskDefinition['runtimePlatform']) => {
  const container = { name: 'app', image }
  const definition: TaskDefinition = {
    family: 'web',
    containerDefinitions: [container],
    ...(platform && { runtimePlatform: platform }),
  }
  return causeOf({
    words: `CannotPullContainerError: ${words}`,
    subject: { service: {}, definition, program: true },
    container,
  })
}

describe('an image that cannot be pulled', () => {
  it('is missing where the registry says so, and the fix names the line of the program', () => {
    const cause = told('ghcr.io/acme/web:9', 'failed to resolve ref ghcr.io/acme/web:9: ghcr.io/acme/web:9: not found')
    expect(cause).toMatchObject({ code: 'image.missing', cause: expect.stringContaining('ghcr.io/acme/web:9') })
    expect(cause?.fix).toContain('.image(')
  })

  it('is for another processor: the fix says for which to build', () => {
    const arm = { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' } as const
    const cause = told('web:1', 'image Manifest does not contain descriptor matching platform linux/arm64', arm)
    expect(cause).toMatchObject({ code: 'image.architecture', fix: expect.stringContaining('linux/arm64') })
  })

  it('of a registry that is not ECR is never answered with actions of ECR', () => {
    const cause = told('registry.example.com/web:1', 'unexpected status code [manifests 1]: 401 Unauthorized')
    expect(`${cause?.cause} ${cause?.fix}`).not.toMatch(/ecr:/)
  })
})
