import type { Aws } from '../../../src/aws/clients.ts'
import { connect } from '../../../src/aws/clients.ts'
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts'
import { addImage, addIndex, type Described, type LayoutFiles } from '../../image-layout.ts'
import { defaultNetwork } from '../../simulator/support.ts'

/** An account with the default network, and ways to put more there. */
export interface StartedAccount {
  readonly simulator: Simulator
  readonly vpcId: string
  readonly subnets: readonly string[]
  repository(name: string): Promise<unknown>
  /** An index of images for these platforms, or one image. */
  push(name: string, tag: string, platforms: string | readonly string[], exposed?: readonly string[]): Promise<unknown>
  executionRole(
    name: string,
    service: string,
    actions: readonly string[],
    on?: { readonly resources: readonly string[] },
  ): Promise<string>
  /** A subnet without a way to the internet. */
  isolated(): Promise<string>
  smallSubnet(): Promise<string>
  openGroup(): Promise<string>
  closedGroup(): Promise<string>
  endpoints(subnetId: string, services: readonly string[], groupId: string): Promise<void>
}

export async function startedAccount(): Promise<StartedAccount> {
  const simulator = createSimulator({ realism: { surroundings: true } })
  const aws = connect('us-east-1', simulator.clients, (_service, _operation, attempt) => attempt())
  const { vpcId, subnets } = await defaultNetwork(aws)
  const subnet = async (CidrBlock: string): Promise<string> => {
    const { Subnet } = await aws.ec2('CreateSubnet', { VpcId: vpcId, CidrBlock, AvailabilityZone: 'us-east-1a' })
    return Subnet?.SubnetId ?? ''
  }
  const group = async (GroupName: string): Promise<string> => {
    const { GroupId = '' } = await aws.ec2('CreateSecurityGroup', { VpcId: vpcId, GroupName, Description: GroupName })
    return GroupId
  }
  return {
    simulator,
    vpcId,
    subnets,
    repository: repositoryName => aws.ecr('CreateRepository', { repositoryName }),
    push: (name, tag, platforms, exposed) => push(name, tag, { platforms, exposed }, aws),
    async executionRole(RoleName, Service, Action, { resources } = { resources: ['*'] }) {
      const trust = { Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }
      await aws.iam('CreateRole', { RoleName, AssumeRolePolicyDocument: policyOf(trust) })
      const PolicyDocument = policyOf({ Effect: 'Allow', Action, Resource: resources })
      await aws.iam('PutRolePolicy', { RoleName, PolicyName: 'own', PolicyDocument })
      return RoleName
    },
    async isolated() {
      const SubnetId = await subnet('172.31.200.0/24')
      const { RouteTable } = await aws.ec2('CreateRouteTable', { VpcId: vpcId })
      await aws.ec2('AssociateRouteTable', { SubnetId, RouteTableId: RouteTable?.RouteTableId })
      return SubnetId
    },
    smallSubnet: () => subnet('172.31.210.0/28'),
    async openGroup() {
      const GroupId = await group('open')
      const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '172.31.0.0/16' }] }
      await aws.ec2('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [https] })
      return GroupId
    },
    closedGroup: () => group('closed'),
    async endpoints(subnetId, services, groupId) {
      const { RouteTables: [table] = [] } = await aws.ec2('DescribeRouteTables', {
        Filters: [{ Name: 'association.subnet-id', Values: [subnetId] }],
      })
      for (const service of services) {
        const where =
          service === 's3'
            ? { VpcEndpointType: 'Gateway' as const, RouteTableIds: [table?.RouteTableId ?? ''] }
            : { VpcEndpointType: 'Interface' as const, SubnetIds: [subnetId], SecurityGroupIds: [groupId] }
        await aws.ec2('CreateVpcEndpoint', {
          VpcId: vpcId,
          ServiceName: `com.amazonaws.us-east-1.${service}`,
          ...where,
        })
      }
      await simulator.advance(120_000)
    },
  }
}

const policyOf = (statement: object): string => JSON.stringify({ Version: '2012-10-17', Statement: [statement] })

interface Pushed {
  readonly platforms: string | readonly string[]
  readonly exposed?: readonly string[] | undefined
}

async function push(repositoryName: string, imageTag: string, { platforms, exposed }: Pushed, aws: Aws) {
  const files: LayoutFiles = new Map()
  const root =
    typeof platforms === 'string'
      ? addImage(files, [Buffer.from(platforms)], platforms, exposed)
      : addIndex(files, platforms, exposed)
  const isManifest = ({ mediaType }: Described) => /manifest|index/.test(mediaType)
  const bytesOf = (digest: string): Buffer => files.get(`blobs/sha256/${digest.slice(7)}`) ?? Buffer.alloc(0)
  const putAll = async (described: Described, tag?: string): Promise<void> => {
    const bytes = bytesOf(described.digest)
    const {
      manifests = [],
      config,
      layers = [],
    } = JSON.parse(bytes.toString()) as {
      manifests?: Described[]
      config?: Described
      layers?: Described[]
    }
    for (const child of manifests.filter(isManifest)) await putAll(child)
    for (const blob of [...(config ? [config] : []), ...layers])
      await putLayer(repositoryName, blob, bytesOf(blob.digest), aws)
    const imageManifest = bytes.toString()
    await aws.ecr('PutImage', {
      repositoryName,
      imageManifest,
      imageManifestMediaType: described.mediaType,
      ...(tag && { imageTag: tag }),
    })
  }
  await putAll(root, imageTag)
}

async function putLayer(repositoryName: string, { digest }: Described, layerPartBlob: Buffer, aws: Aws): Promise<void> {
  const { uploadId } = await aws.ecr('InitiateLayerUpload', { repositoryName })
  const lastByte = layerPartBlob.length - 1
  await aws.ecr('UploadLayerPart', {
    repositoryName,
    uploadId,
    partFirstByte: 0,
    partLastByte: lastByte,
    layerPartBlob,
  })
  await aws.ecr('CompleteLayerUpload', { repositoryName, uploadId, layerDigests: [digest] })
}
