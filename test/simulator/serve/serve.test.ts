import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { CreateRepositoryCommand, DescribeImagesCommand, ECRClient } from '@aws-sdk/client-ecr'
import {
  ClusterNotFoundException,
  CreateClusterCommand,
  DescribeServicesCommand,
  ECSClient,
  ListClustersCommand,
} from '@aws-sdk/client-ecs'
import { CreateRoleCommand, GetRoleCommand, IAMClient } from '@aws-sdk/client-iam'
import { GetHostedZoneCommand, ListHostedZonesCommand, NoSuchHostedZone, Route53Client } from '@aws-sdk/client-route-53'
import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { preflight, stack, taskDefinition } from 'fluent-ecs'
import { type ServedSimulator, type ServeOptions, serve } from 'fluent-ecs/simulator'
import { afterEach, describe, expect, test, vi } from 'vitest'

const running: ServedSimulator[] = []

async function served(options: ServeOptions = {}): Promise<ServedSimulator> {
  const made = await serve({ rate: 0, ...options })
  running.push(made)
  return made
}

afterEach(async () => {
  for (const each of running.splice(0)) await each.close()
})

const config = ({ url }: ServedSimulator, region = 'us-east-1') => ({
  endpoint: url,
  region,
  maxAttempts: 1,
  credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
})

async function control(server: ServedSimulator, path: string, body: object = {}): Promise<Record<string, unknown>> {
  const answer = await fetch(`${server.url}/_simulator/${path}`, { method: 'POST', body: JSON.stringify(body) })
  const read: object = JSON.parse(await answer.text())
  if (!answer.ok && 'message' in read) throw new Error(String(read.message))
  return { ...read }
}

const look = async (server: ServedSimulator, path: string): Promise<unknown> =>
  (await fetch(`${server.url}/_simulator/${path}`)).json()

describe('clients over HTTP', () => {
  test('Regions are separate, and IAM and Route 53 are of the whole account', async () => {
    const server = await served()
    const [here, there] = [config(server, 'eu-central-1'), config(server, 'us-west-2')]
    await new ECSClient(here).send(new CreateClusterCommand({ clusterName: 'prod' }))
    await new IAMClient(here).send(new CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument: TRUST }))
    await control(server, 'hosted-zone?region=eu-central-1', { name: 'example.com' })

    expect((await new ECSClient(there).send(new ListClustersCommand())).clusterArns).toEqual([])
    expect((await new ECSClient(here).send(new ListClustersCommand())).clusterArns).toEqual([
      'arn:aws:ecs:eu-central-1:123456789012:cluster/prod',
    ])
    expect((await new IAMClient(there).send(new GetRoleCommand({ RoleName: 'r' }))).Role?.RoleName).toBe('r')
    expect((await new Route53Client(there).send(new ListHostedZonesCommand())).HostedZones?.length).toBe(1)
    const vpcs = await Promise.all(
      [here, there].map(async each => (await new EC2Client(each).send(new DescribeVpcsCommand())).Vpcs?.[0]?.VpcId),
    )
    expect(new Set(vpcs).size).toBe(2)
  })

  test('errors come as each protocol has them', async () => {
    const aws = config(await served())
    await expect(new ECSClient(aws).send(new DescribeServicesCommand({ services: ['a'] }))).rejects.toBeInstanceOf(
      ClusterNotFoundException,
    )
    await expect(new Route53Client(aws).send(new GetHostedZoneCommand({ Id: 'Z1' }))).rejects.toBeInstanceOf(
      NoSuchHostedZone,
    )
    await expect(new EC2Client(aws).send(new DescribeVpcsCommand({ VpcIds: ['vpc-1'] }))).rejects.toMatchObject({
      name: 'InvalidVpcID.NotFound',
    })
  })

  test('a lost reply breaks the connection, and a crash leaves the caller waiting', async () => {
    const server = await served()
    const ecs = new ECSClient(config(server))
    const { id } = await control(server, 'inject', { match: { nth: 1 }, fault: { how: 'reply-lost' } })
    await expect(ecs.send(new CreateClusterCommand({ clusterName: 'prod' }))).rejects.toMatchObject({
      code: 'ECONNRESET',
    })
    expect(await control(server, 'end', { id })).toEqual({ ended: true })
    expect((await ecs.send(new ListClustersCommand())).clusterArns?.length).toBe(1)
    await control(server, 'inject', { match: {}, fault: { how: 'crash', when: 'before' } })
    const gone = new AbortController()
    const call = ecs.send(new ListClustersCommand(), { abortSignal: gone.signal })
    await vi.waitFor(async () => expect(await look(server, 'calls')).toBeDefined())
    gone.abort()
    await expect(call).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('the control path', () => {
  test('pushes images, makes zones and certificates, and tells what there is', async () => {
    const server = await served()
    const ecr = new ECRClient(config(server))
    await ecr.send(new CreateRepositoryCommand({ repositoryName: 'web' }))
    const { imageDigest } = await control(server, 'push-image', { repository: 'web', tag: '1' })
    const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName: 'web' }))
    expect(imageDetails).toMatchObject([{ imageDigest, imageTags: ['1'] }])
    expect((await control(server, 'certificate', { domain: 'a.example.com' })).certificateArn).toMatch(/^arn:aws:acm:/)
    expect(await look(server, 'resources')).toEqual({
      resources: ['arn:aws:ecr:us-east-1:123456789012:repository/web'],
    })
    expect(server.simulator().resources()).toEqual(['arn:aws:ecr:us-east-1:123456789012:repository/web'])
  })

  test('puts secrets and parameters there, which a preflight then finds', async () => {
    const server = await served()
    const { secretArn } = await control(server, 'secret', { name: 'shop/db' })
    await control(server, 'parameter', { name: '/shop/token' })
    await control(server, 'secret', { name: 'shop/old', is: 'deleted' })
    await expect(control(server, 'secret', { name: 'shop/new', is: 'gone' })).rejects.toThrow('one of "stored"')
    const secrets = new SecretsManagerClient(config(server))
    expect(await secrets.send(new DescribeSecretCommand({ SecretId: 'shop/db' }))).toMatchObject({ ARN: secretArn })
    const web = taskDefinition('web').fargate().cpu(0.25).memory(0.5)
    const built = web.container('app', c =>
      c
        .image('nginx:1')
        .secret('DB', String(secretArn))
        .secret('TOKEN', '/shop/token')
        .secret('OLD', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:shop/old'),
    )
    const { issues } = await preflight(stack('shop').add(built), server.simulator().options())
    expect(issues.map(({ code, path }) => [code, path.at(-1)])).toEqual([['secret.deleted', 'OLD']])
  })

  test('moves time, which stands still otherwise', async () => {
    const server = await served({ startTime: new Date('2026-02-03T00:00:00Z') })
    expect(await look(server, 'time')).toEqual({ now: '2026-02-03T00:00:00.000Z' })
    expect(await control(server, 'advance', { milliseconds: 60_000 })).toEqual({ now: '2026-02-03T00:01:00.000Z' })
  })

  test('does not pass, at any rate, while work goes on that takes none', async () => {
    const server = await served({ rate: 1e6, startTime: new Date('2026-02-03T00:00:00Z') })
    const { clock } = server.simulator()
    const before = clock.now()
    const during = await clock.hold(async () => {
      const begun = clock.now()
      await new Promise(resolve => setTimeout(resolve, 120))
      return clock.now() - begun
    })
    expect(during).toBe(0)
    await vi.waitFor(() => expect(clock.now()).toBeGreaterThan(before))
  })

  test('makes the account new', async () => {
    const server = await served()
    await new ECSClient(config(server)).send(new CreateClusterCommand())
    await control(server, 'reset')
    expect(await look(server, 'resources')).toEqual({ resources: [] })
  })

  test.each([
    ['fail', { match: {}, failure: { how: 'explodes' } }, /failure\.how must be one of "cannot pull"/],
    ['fail', { match: {}, failure: { how: 'exits' } }, /failure\.exitCode must be a number/],
    ['fail', { match: {}, failure: { how: 'cannot place', because: 'of me' } }, /because must be one of "no capacity"/],
    ['fail', { match: { picture: 'x' }, failure: { how: 'exits', exitCode: 1 } }, /match has no member picture/],
    ['inject', { match: {}, fault: { how: 'foreign-actor' } }, /fault\.how must be one of "rejected"/],
    ['advance', { milliseconds: 1e12 }, /milliseconds must be a number from 0/],
    ['push-image', { repository: 'web', tag: '1' }, /The repository with name 'web' does not exist/],
    ['scale', { cluster: 'a', service: 'b', desiredCount: 1 }, /There is no active service b/],
    ['log', { cluster: 'a', service: 'b', lines: ['x'] }, /There is no service b in the cluster a/],
    ['log', { cluster: 'a', service: 'b', lines: 'x' }, /lines must be/],
    ['advance?region=mars-1', { milliseconds: 1 }, /mars-1 is no Region/],
  ])('refuses %s with %j', async (path, body, message) => {
    await expect(control(await served(), path, body)).rejects.toThrow(message)
  })
})

test('time passes at the rate that was asked for', async () => {
  const server = await served({ rate: 3600, startTime: new Date(0) })
  await vi.waitFor(() => expect(server.simulator().clock.now()).toBeGreaterThan(3600))
})

test('after close nobody answers', async () => {
  const server = await serve()
  await server.close()
  await expect(fetch(server.url)).rejects.toThrow()
})

test('a port that is taken is an error', async () => {
  const { port } = await served()
  await expect(serve({ port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
    message: expect.stringContaining(`Port ${port} of 127.0.0.1 is taken`),
  })
})

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ecs-tasks.amazonaws.com' } }],
})
