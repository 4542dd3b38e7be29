import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { cluster, network, preflight, service, stack, taskDefinition } from '../../../src/index.ts'
import { answering } from './answering.ts'
import { type StartedAccount, startedAccount } from './started-account.ts'

const OTHERS = '210987654321.dkr.ecr.us-east-1.amazonaws.com/cache/web:1'

async function foundOf({ vpcId, subnets, simulator }: StartedAccount, answers: Parameters<typeof answering>[2]) {
  const web = taskDefinition('web').fargate().cpu(0.25).memory(0.5)
  const built = web.container('app', c => c.image(OTHERS).port(80))
  const vpc = network.existing({ vpcId, subnets, assignPublicIp: true })
  const all = stack('shop').add(service('web').cluster(cluster('prod')).taskDefinition(built).network(vpc))
  const { clients, ...options } = simulator.options()
  return preflight(all, { ...options, clients: answering(clients, 'ecr', answers) })
}

const absent = () => ({ images: [], failures: [{ failureCode: 'ImageNotFound' }] })

describe('images in the registry of another account', () => {
  it('come through the cache of that account', async () => {
    const asked: object[] = []
    const found = await foundOf(await startedAccount(), {
      BatchGetImage: absent,
      DescribePullThroughCacheRules(input: object) {
        asked.push(input)
        return { pullThroughCacheRules: [{ ecrRepositoryPrefix: 'cache' }] }
      },
    })
    expect(asked).toEqual([{ registryId: '210987654321' }])
    expect(found.issues.map(({ code }) => code)).not.toContain('image.missing')
  })

  it('are not called missing for a failure of another sort', async () => {
    const failure = { failureCode: 'KmsError', failureReason: 'The key is disabled' }
    const found = await foundOf(await startedAccount(), { BatchGetImage: () => ({ images: [], failures: [failure] }) })
    expect(found.issues.map(({ code }) => code)).not.toContain('image.missing')
    expect(found.notLookedAt).toContain(`image ${OTHERS} could not be read: KmsError: The key is disabled`)
  })
})

describe('the configuration of an image', () => {
  it('is read no further than its size can be, and nothing of it is told', async () => {
    const server = createServer((_request, response) => {
      response.write('{"config":{"Env":["TOKEN=hunter2"]},"more":"')
      const filling = setInterval(() => response.write('x'.repeat(1024 * 1024)), 1)
      response.on('close', () => clearInterval(filling))
    })
    await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
    const { port } = server.address() as AddressInfo
    const imageManifest = JSON.stringify({ config: { digest: `sha256:${'0'.repeat(64)}` } })
    const downloadUrl = `http://127.0.0.1:${port}/layer?X-Amz-Signature=secret`
    const found = await foundOf(await startedAccount(), {
      BatchGetImage: () => ({ images: [{ imageManifest }] }),
      GetDownloadUrlForLayer: () => ({ downloadUrl }),
    })
    expect(found.notLookedAt).toEqual([
      `platform of image ${OTHERS} could not be read: The configuration is larger than 4194304 bytes`,
    ])
    expect(JSON.stringify(found)).not.toMatch(/hunter2|X-Amz/)
    server.closeAllConnections()
    server.close()
  })
})
