import { DescribeImagesCommand } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { cluster, deploy, network, repository, service, stack, taskDefinition } from '../../src/index.ts'
import { smallLayout, writeFiles } from '../image-layout.ts'
import { clients, region, reset } from './clients.ts'
import './repairs.ts'

test('an image of 20 layers is pushed, and again at no cost', async () => {
  await reset()
  const files = smallLayout(20)
  const [{ digest }] = JSON.parse(String(files.get('index.json'))).manifests
  const image = repository('shop/web').push({ layout: writeFiles(files) })
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(image))
  // As many as moto says of every service
  const site = service('web').cluster(cluster('shop')).taskDefinition(web).network(network.default()).desiredCount(2)
  const options = { region, clients }

  expect((await deploy(stack('shop').add(site), options)).outcome).toBe('deployed')
  const found = await clients.ecr.send(new DescribeImagesCommand({ repositoryName: 'shop/web' }))
  expect(found.imageDetails).toMatchObject([{ imageDigest: digest }])
  expect(await deploy(stack('shop').add(site), options)).toMatchObject({ outcome: 'unchanged', applied: [] })
})
