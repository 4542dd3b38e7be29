import { CreateRepositoryCommand, PutImageTagMutabilityCommand } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { connect } from '../../../../src/aws/clients.ts'
import { withFiles } from '../../../../src/deploy/resources/image/local-image.ts'
import { pushImage } from '../../../../src/deploy/resources/image/push-image.ts'
import {
  cluster,
  deploy,
  destroy,
  network,
  type PushSource,
  plan,
  type Repository,
  repository,
  service,
  stack,
  taskDefinition,
} from '../../../../src/index.ts'
import { createSimulator, type Fault, type Simulator } from '../../../../src/simulator/index.ts'
import { addImage, addIndex, archiveOf, digestOf, layoutOf, smallLayout, writeFiles } from '../../../image-layout.ts'

const MIB = 1024 * 1024
const HOST = '123456789012.dkr.ecr.us-east-1.amazonaws.com'

type Architecture = 'X86_64' | 'ARM64'
interface Variant {
  readonly of?: (images: Repository) => Repository
  readonly architectures?: readonly Architecture[]
}

/** A program that runs an image in a repository, on each architecture. */
function program(source: PushSource, { of = images => images, architectures = ['X86_64'] }: Variant = {}) {
  const image = of(repository('shop/web')).push(source)
  const services = architectures.map((architecture, at) => {
    const name = at === 0 ? 'web' : `web-${at}`
    const web = taskDefinition(name)
      .fargate()
      .architecture(architecture)
      .cpu(0.25)
      .memory(0.5)
      .container('app', c => c.image(image))
    return service(name).cluster(cluster('shop')).taskDefinition(web).network(network.default())
  })
  return stack('shop').add(...services)
}

const WRITES = ['InitiateLayerUpload', 'UploadLayerPart', 'CompleteLayerUpload', 'PutImage', 'RegisterTaskDefinition']
const writesOf = ({ calls }: Simulator, since = 0) =>
  calls.slice(since).flatMap(({ operation }) => (WRITES.includes(operation) ? operation : []))
const countOf = (simulator: Simulator, operation: string) =>
  writesOf(simulator).filter(each => each === operation).length

test('an image of 20 layers is there before the definition that names its digest, with the first deploy', async () => {
  const files = smallLayout(20)
  const layout = writeFiles(files)
  const simulator = createSimulator()
  const first = await plan(program({ layout }), simulator.options())
  expect(first.steps.map(({ resource, action }) => `${action} ${resource}`)).toContain(
    `create image shop/web from ${layout}`,
  )
  const result = await deploy(program({ layout }), simulator.options())
  const [{ digest }] = JSON.parse(String(files.get('index.json'))).manifests
  expect(result.outcome).toBe('deployed')
  expect(result.resources[`image/shop/web from ${layout}`]).toEqual({ uri: `${HOST}/shop/web@${digest}`, digest })
  expect(countOf(simulator, 'CompleteLayerUpload')).toBe(21)
  expect(writesOf(simulator).slice(-2)).toEqual(['PutImage', 'RegisterTaskDefinition'])
  // Again, and from an archive: nothing to do.
  const before = simulator.calls.length
  expect((await deploy(program({ layout }), simulator.options())).outcome).toBe('unchanged')
  const archive = `${writeFiles(new Map([['image.tar', archiveOf(files, './')]]))}/image.tar`
  const { applied } = await deploy(program({ archive }), simulator.options())
  expect([applied, writesOf(simulator, before)]).toEqual([[], []])
})

test('parts that AWS has got are not sent again, and lost answers are no reason to begin again', async () => {
  const layout = writeFiles(layoutOf(files => addImage(files, [Buffer.alloc(11 * MIB, 1)])))
  const simulator = createSimulator()
  for (const [operation, nth] of [
    ['UploadLayerPart', 1],
    ['UploadLayerPart', 3],
    ['CompleteLayerUpload', 1],
    ['PutImage', 1],
  ] as const)
    simulator.inject({ operation, nth }, { how: 'reply-lost' })
  await deploy(program({ layout }), simulator.options())
  // The layer in two parts and the configuration; two of them twice, as their answers were lost.
  expect(countOf(simulator, 'UploadLayerPart')).toBe(5)
  expect(countOf(simulator, 'InitiateLayerUpload')).toBeLessThanOrEqual(3)
  expect((await plan(program({ layout }), simulator.options())).isEmpty).toBe(true)
})

test('after a cut at any call the next push goes on with the layers that are missing', async () => {
  const layout = { how: 'layout', path: writeFiles(smallLayout(20)) } as const
  const push = async (nth: number) => {
    const simulator = createSimulator()
    await simulator.clients.ecr.send(new CreateRepositoryCommand({ repositoryName: 'web' }))
    const aws = connect('us-east-1', simulator.clients, (_service, _operation, attempt) => attempt())
    const once = () => withFiles(layout, (files, content) => pushImage('web', content, files, ['1'], { aws }))
    const lost: Fault = nth % 2 === 0 ? { how: 'reply-lost' } : { how: 'rejected', code: 'AccessDeniedException' }
    const end = simulator.inject({ nth }, lost)
    const outcome = await once().then(
      () => 'done',
      () => 'cut',
    )
    end()
    await once()
    return { outcome, completed: countOf(simulator, 'CompleteLayerUpload') }
  }
  // One look, three calls a layer, one manifest
  const calls = 1 + 21 * 3 + 1
  for (let nth = 1; nth <= calls; nth++) {
    const { outcome, completed } = await push(nth)
    // What was on its way when one call failed is finished; what was lost is sent again.
    expect([nth, outcome, completed >= 21 && completed <= 22]).toEqual([nth, 'cut', true])
  }
  expect(await push(calls + 1)).toEqual({ outcome: 'done', completed: 21 })
})

test('a layer that somebody else has pushed meanwhile is there', async () => {
  const layout = { how: 'layout', path: writeFiles(smallLayout(2)) } as const
  const simulator = createSimulator()
  await simulator.clients.ecr.send(new CreateRepositoryCommand({ repositoryName: 'web' }))
  const aws = connect('us-east-1', simulator.clients, (_service, _operation, attempt) => attempt())
  const push = () => withFiles(layout, (files, content) => pushImage('web', content, files, ['1'], { aws }))
  simulator.inject({ operation: 'CompleteLayerUpload', nth: 1 }, { how: 'foreign-actor', act: push })
  await push()
  const refused = simulator.calls.flatMap(({ operation, outcome }) => (outcome === 'ok' ? [] : operation))
  expect(refused).toContain('CompleteLayerUpload')
  expect(countOf(simulator, 'PutImage')).toBe(2)
})

test('a tag that cannot be moved is refused before anything is changed, and the same image is taken again', async () => {
  const immutable = { of: (images: Repository) => images.immutableTags() }
  const [one, other] = [writeFiles(smallLayout(2, 'one')), writeFiles(smallLayout(2, 'other'))]
  const simulator = createSimulator()
  await deploy(program({ layout: one, tag: '1.4.2' }, immutable), simulator.options())
  expect((await deploy(program({ layout: one, tag: '1.4.2' }, immutable), simulator.options())).outcome).toBe(
    'unchanged',
  )
  const before = simulator.calls.length
  const changed = deploy(program({ layout: other, tag: '1.4.2' }, immutable), simulator.options())
  await expect(changed).rejects.toMatchObject({ code: 'image.tag-taken', message: expect.stringContaining('1.4.2') })
  expect(writesOf(simulator, before)).toEqual([])
  // Somebody lets it move: an image that is there gets the tag, and nothing is sent twice.
  const exclusion = { filterType: 'WILDCARD', filter: '1.*' } as const
  await simulator.clients.ecr.send(
    new PutImageTagMutabilityCommand({
      repositoryName: 'shop/web',
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: [exclusion],
    }),
  )
  const excluded = {
    of: (images: Repository) =>
      images.raw({ imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION', imageTagMutabilityExclusionFilters: [exclusion] }),
  }
  await deploy(program({ layout: other, tag: '1.4.2' }, excluded), simulator.options())
  const back = simulator.calls.length
  await deploy(program({ layout: one, tag: '1.4.2' }, excluded), simulator.options())
  expect(writesOf(simulator, back)).toEqual(['PutImage', 'RegisterTaskDefinition'])
})

test('two images of a stack that would take a tag from each other are refused before the first call', async () => {
  const images = repository('shop/web')
  const [one, other] = [writeFiles(smallLayout(1, 'one')), writeFiles(smallLayout(1, 'other'))]
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(images.push({ layout: one, tag: '1' })))
    .container('more', c => c.image(images.push({ layout: other, tag: '1' })).essential(false))
  const shop = stack('shop').add(service('web').cluster(cluster('shop')).taskDefinition(web).network(network.default()))
  const simulator = createSimulator()
  await expect(deploy(shop, simulator.options())).rejects.toMatchObject({ issues: [{ code: 'STK-DUP-01' }] })
  expect(simulator.calls).toEqual([])
})

test('several architectures are one index, and each definition runs its own', async () => {
  const files = layoutOf(all => addIndex(all, ['linux/amd64', 'linux/arm64']))
  const layout = writeFiles(files)
  const simulator = createSimulator()
  const both = { architectures: ['X86_64', 'ARM64'], of: (images: Repository) => images.immutableTags() } as const
  expect((await deploy(program({ layout, tag: '2' }, both), simulator.options())).outcome).toBe('deployed')
  const puts = simulator.calls.filter(({ operation }) => operation === 'PutImage')
  expect(puts.map(({ input }) => 'imageTag' in Object(input))).toEqual([false, false, true, true])
})

test('an image for another architecture is told with the container that it is for', async () => {
  const layout = writeFiles(smallLayout(1, '', 'linux/arm64'))
  const simulator = createSimulator()
  await expect(deploy(program({ layout }), simulator.options())).rejects.toMatchObject({
    code: 'image.platform',
    message: expect.stringContaining(
      'is for linux/arm64, and container "app" of task definition web runs on linux/amd64',
    ),
  })
  expect(simulator.isEmpty()).toBe(true)
})

test('a repository of others is filled, and kept with what is in it', async () => {
  const layout = writeFiles(smallLayout(1))
  const simulator = createSimulator()
  await simulator.clients.ecr.send(new CreateRepositoryCommand({ repositoryName: 'theirs' }))
  const image = repository.existing('theirs').push({ layout })
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(image))
  const shop = stack('shop').add(service('web').cluster(cluster('shop')).taskDefinition(web).network(network.default()))
  await deploy(shop, simulator.options())
  expect((await plan(shop, simulator.options())).isEmpty).toBe(true)
  const { retained } = await destroy(shop, { ...simulator.options(), deleteData: true })
  expect(retained).toEqual([
    {
      resource: `image theirs from ${layout}`,
      name: expect.stringContaining('/theirs@sha256:'),
      because: 'images stay in their repository',
    },
  ])
  expect(simulator.resources()).toEqual([expect.stringContaining('repository/theirs')])
})

test('a stack goes without its layout, and its repository with its images where data is to be deleted', async () => {
  const layout = writeFiles(smallLayout(1))
  const simulator = createSimulator()
  await deploy(program({ layout }), simulator.options())
  await destroy(program({ layout: `${layout}/gone` }), { ...simulator.options(), deleteData: true })
  expect(simulator.isEmpty()).toBe(true)
})

test('the digest of a definition is that of the bytes, whatever their form', async () => {
  const files = layoutOf(all => addImage(all, [Buffer.from('a')]))
  const text = String([...files.values()].find(bytes => bytes.toString().includes('"layers": [')))
  expect(text).toContain('\n')
  const simulator = createSimulator()
  await deploy(program({ layout: writeFiles(files) }), simulator.options())
  const put = simulator.calls.find(({ operation }) => operation === 'PutImage')
  expect(put?.input).toMatchObject({ imageManifest: text, imageDigest: digestOf(text) })
})
