import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { cluster, deploy, network, preflight, repository, service, stack, taskDefinition } from '../../../src/index.ts'
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

describe('images in a repository of the stack', () => {
  const images = repository('shop/web')
  const site = (count = 1) => {
    const web = taskDefinition('web-api').fargate().cpu(0.25).memory(0.5)
    const built = web
      .container('app', c => c.image(images.tag('1')).port(80))
      .container('side', c => c.image(images.tag('2')))
    return stack('shop').add(
      service('web').cluster(cluster('prod')).taskDefinition(built).network(network.default()).desiredCount(count),
    )
  }
  const MISSING = ['app', 'side'].map((name, at) => ({
    code: 'image.missing',
    severity: 'error',
    path: ['task-definition', 'web-api', 'container', name, 'image'],
    message: `The image shop/web:${at + 1} of container "${name}" of "web-api" does not exist`,
  }))

  it('are each told once, in the words of the plan', async () => {
    const { simulator } = await startedAccount()
    await deploy(stack('shop').add(images), simulator.options())
    const { issues } = await preflight(site(), simulator.options())
    expect(issues).toMatchObject(MISSING)
    expect(issues).toHaveLength(2)
  })

  // https://github.com/aws/aws-cdk/issues/3646
  it('are missed before the repository is made, also where no task starts', async () => {
    const { simulator } = await startedAccount()
    const { issues } = await preflight(site(0), simulator.options())
    expect(issues).toMatchObject(MISSING)
    expect(issues).toHaveLength(2)
    await expect(deploy(site(0), simulator.options())).rejects.toThrow(MISSING[0]?.message)
  })

  it('are not missed where the stack pushes the tag', async () => {
    const { simulator } = await startedAccount()
    const pushing = taskDefinition('other')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('app', c => c.image(images.push({ layout: 'test/no-layout', tag: '1' })))
    const { issues } = await preflight(site().add(pushing), simulator.options())
    expect(issues.filter(({ code }) => code === 'image.missing')).toMatchObject(MISSING.slice(1))
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

it('what is said of an image that is not there is true of its registry', async () => {
  const { vpcId, subnets, simulator } = await startedAccount()
  const vpc = network.existing({ vpcId, subnets, assignPublicIp: true })
  const web = taskDefinition('web').fargate().cpu(0.25).memory(0.5)
  const built = web
    .container('app', c => c.image('123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/gone:1'))
    .container('public', c => c.image('public.ecr.aws/nginx/nginx:1.29'))
  const all = stack('shop').add(service('web').cluster(cluster('prod')).taskDefinition(built).network(vpc))
  const { issues, notLookedAt } = await preflight(all, simulator.options())
  expect(issues).toMatchObject([
    {
      code: 'image.missing',
      message:
        'ECR has no image 123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/gone:1: the repository, the tag or the digest is not there',
      hint: expect.stringContaining('What replication brings is there only when it has come'),
    },
  ])
  expect(notLookedAt).toContain(
    'image public.ecr.aws/nginx/nginx:1.29 was not looked at: only those in private registries of ECR are',
  )
})
