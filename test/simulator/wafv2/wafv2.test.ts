import { expect, test } from 'vitest'
import { account, defaultNetwork } from '../support.ts'

async function setting() {
  const { simulator, aws } = account()
  const webAcl = simulator.webAcl('shop')
  const { subnets } = await defaultNetwork(aws)
  const made = async (Name: string, Type: 'application' | 'network'): Promise<string> => {
    const { LoadBalancers = [] } = await aws.elbv2('CreateLoadBalancer', { Name, Type, Subnets: subnets.slice(0, 2) })
    return LoadBalancers[0]?.LoadBalancerArn ?? ''
  }
  const arn = await made('edge', 'application')
  const protecting = async (ResourceArn: string) =>
    (await aws.wafv2('GetWebACLForResource', { ResourceArn })).WebACL?.ARN
  const associate = (ResourceArn: string, WebACLArn: string) => aws.wafv2('AssociateWebACL', { ResourceArn, WebACLArn })
  return { simulator, aws, webAcl, arn, made, protecting, associate }
}

test('a load balancer has one web ACL at most, once it is there, and none when it is gone', async () => {
  const { simulator, aws, webAcl, arn, protecting, associate } = await setting()
  const other = simulator.webAcl('other')
  expect(await protecting(arn)).toBeUndefined()
  await expect(associate(arn, webAcl)).rejects.toMatchObject({ name: 'WAFUnavailableEntityException' })
  await simulator.advance(200_000)
  await associate(arn, webAcl)
  await associate(arn, other)
  expect(await protecting(arn)).toBe(other)
  await aws.wafv2('DisassociateWebACL', { ResourceArn: arn })
  await aws.wafv2('DisassociateWebACL', { ResourceArn: arn })
  expect(await protecting(arn)).toBeUndefined()
  await associate(arn, webAcl)
  await aws.elbv2('DeleteLoadBalancer', { LoadBalancerArn: arn })
  await expect(protecting(arn)).rejects.toMatchObject({ name: 'WAFNonexistentItemException' })
})

test('what is not there, for CloudFront, of another Region or no Application Load Balancer is refused', async () => {
  const { simulator, aws, webAcl, arn, made, protecting, associate } = await setting()
  const network = await made('tcp', 'network')
  await simulator.advance(400_000)
  const name = (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => 'taken',
      (error: Error) => error.name,
    )
  expect(await name(associate(arn, webAcl.replace('/shop/', '/shops/')))).toBe('WAFNonexistentItemException')
  expect(await name(associate(arn, webAcl.replace(':regional/', ':global/')))).toBe('WAFInvalidParameterException')
  expect(await name(associate(arn, webAcl.replace('us-east-1', 'eu-west-1')))).toBe('WAFInvalidParameterException')
  expect(await name(associate(network, webAcl))).toBe('WAFInvalidParameterException')
  expect(await name(protecting(network))).toBe('WAFInvalidParameterException')
  expect(await name(associate('short', webAcl))).toBe('ValidationException')
  const [, Name, Id] = /webacl\/(.*)\/(.*)/.exec(webAcl) ?? []
  const { WebACL } = await aws.wafv2('GetWebACL', { Name, Id, Scope: 'REGIONAL' })
  expect(WebACL).toMatchObject({ ARN: webAcl, Name: 'shop' })
  expect((await aws.wafv2('GetWebACL', { ARN: webAcl })).WebACL).toEqual(WebACL)
  expect(await name(aws.wafv2('GetWebACL', { Name, Id, Scope: 'CLOUDFRONT' }))).toBe('WAFNonexistentItemException')
})
