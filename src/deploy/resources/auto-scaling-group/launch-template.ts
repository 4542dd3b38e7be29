import type { RequestLaunchTemplateData, ResponseLaunchTemplateData } from '../../../aws/shapes/ec2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { AutoScalingGroupModel, InstanceVolume } from '../../../model/auto-scaling-group.ts'
import type { RawLaunchTemplateSettings } from '../../../model/raw-instances.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { creationTags } from '../../ownership.ts'
import { isOurs } from '../is-ours.ts'
import { rawAsGiven } from '../raw-members.ts'
import { repeatable } from '../repeatable.ts'
import { fromTagList, toTagList } from '../tag-list.ts'
import { METADATA, metadataText, mutable, rawData, TEMPLATE_DEFAULTS } from './raw-template.ts'

/** What an instance is started with, in its canonical form. */
export interface TemplateProps {
  readonly imageId: string
  readonly instanceProfile: string
  readonly securityGroups: readonly string[]
  /** Where tasks need one to reach the internet, the agents of instances do, too. */
  readonly publicAddress: boolean
  readonly volume: InstanceVolume | undefined
  readonly keyName: string | undefined
  readonly placementGroup: string | undefined
  readonly metadata: string
  readonly userData: string
  /** What `raw` says of the others. */
  readonly raw: RawLaunchTemplateSettings
}

export const GONE = ['InvalidLaunchTemplateName.NotFoundException', 'InvalidLaunchTemplateId.NotFound']

/** What the program says, where `raw` says something else of it than an option. */
export function templateWith(
  raw: RawLaunchTemplateSettings,
  props: Omit<TemplateProps, 'metadata' | 'raw'>,
): TemplateProps {
  const { BlockDeviceMappings: disks, MetadataOptions } = raw
  return {
    ...props,
    ...(disks && { volume: volumeOf({ BlockDeviceMappings: disks.map(mutable) }) }),
    metadata: metadataText({ ...METADATA, ...MetadataOptions }),
    raw,
  }
}

/** Makes a launch template, or finds what an attempt without a reply has made. Gives its id and its version. */
export async function createTemplate(
  name: string,
  props: TemplateProps,
  tags: Tags,
  model: AutoScalingGroupModel,
  context: Context,
): Promise<{ readonly id: string; readonly version: string }> {
  return repeatable(
    'InvalidLaunchTemplateName.AlreadyExistsException',
    async () => {
      const { LaunchTemplate: made } = await context.aws.ec2('CreateLaunchTemplate', {
        LaunchTemplateName: name,
        LaunchTemplateData: dataOf(props),
        TagSpecifications: [{ ResourceType: 'launch-template', Tags: toTagList(creationTags({ tags })) }],
      })
      return { id: made?.LaunchTemplateId ?? '', version: '1' }
    },
    async () => {
      const id = await templateNamed(name, model, context)
      // What it was made with then may be of an older program.
      return id === undefined ? undefined : { id, version: await addVersion(id, props, context) }
    },
  )
}

/** Adds a version, and gives its number. */
export async function addVersion(id: string, props: TemplateProps, { aws }: Context): Promise<string> {
  const { LaunchTemplateVersion: made } = await aws.ec2('CreateLaunchTemplateVersion', {
    LaunchTemplateId: id,
    LaunchTemplateData: dataOf(props),
  })
  return String(made?.VersionNumber ?? '')
}

/** A version of the launch template of that name as it is there. */
export async function readTemplate(
  name: string,
  { id, version }: { readonly id: string; readonly version: string },
  raw: RawLaunchTemplateSettings | undefined,
  { aws }: Context,
): Promise<TemplateProps | undefined> {
  if (id === '') return undefined
  const answer = await unlessRefused(
    aws.ec2('DescribeLaunchTemplateVersions', { LaunchTemplateId: id, Versions: [version] }),
    ...GONE,
    'InvalidLaunchTemplateId.VersionNotFound',
  )
  const found = answer?.LaunchTemplateVersions?.find(each => each.LaunchTemplateName === name)
  return found?.LaunchTemplateData && propsOf(found.LaunchTemplateData, raw)
}

/** The launch template of that name, if it is ours: nothing uses it where somebody gave the group another one. */
export async function templateNamed(
  name: string,
  model: AutoScalingGroupModel,
  context: Context,
): Promise<string | undefined> {
  const call = context.aws.ec2('DescribeLaunchTemplates', { LaunchTemplateNames: [name] })
  const [there] = (await unlessRefused(call, ...GONE))?.LaunchTemplates ?? []
  return there && isOurs(fromTagList(there.Tags), model, context) ? there.LaunchTemplateId : undefined
}

export async function deleteTemplate(id: string, { aws }: Context): Promise<void> {
  await unlessRefused(aws.ec2('DeleteLaunchTemplate', { LaunchTemplateId: id }), ...GONE)
}

function dataOf(props: TemplateProps): RequestLaunchTemplateData {
  const { imageId, instanceProfile, securityGroups, publicAddress, volume, keyName, placementGroup, userData } = props
  return {
    ImageId: imageId,
    IamInstanceProfile: { Name: instanceProfile },
    // Groups beside an interface that says more are refused:
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html
    ...(publicAddress
      ? { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true, Groups: [...securityGroups] }] }
      : { SecurityGroupIds: [...securityGroups] }),
    MetadataOptions: METADATA,
    UserData: Buffer.from(userData).toString('base64'),
    KeyName: keyName,
    ...(placementGroup !== undefined && { Placement: { GroupName: placementGroup } }),
    ...(volume && {
      BlockDeviceMappings: [
        {
          DeviceName: volume.deviceName,
          Ebs: {
            VolumeSize: volume.sizeGiB,
            VolumeType: volume.volumeType,
            Encrypted: volume.encrypted,
            DeleteOnTermination: true,
          },
        },
      ],
    }),
    ...rawData(props.raw),
  }
}

function propsOf(data: ResponseLaunchTemplateData, raw: RawLaunchTemplateSettings | undefined): TemplateProps {
  const [card] = data.NetworkInterfaces ?? []
  const { BlockDeviceMappings: disks = [] } = data
  // An option has one disk, and little to say of it: of more, all is told where `raw` says none any more.
  const isMore = disks.length > 1 || disks.some(({ Ebs }) => beyondOption(Ebs).length > 0)
  const byDefault = { ...TEMPLATE_DEFAULTS, ...(isMore && { BlockDeviceMappings: [] }) }
  return {
    imageId: data.ImageId ?? '',
    instanceProfile: data.IamInstanceProfile?.Name ?? data.IamInstanceProfile?.Arn ?? '',
    securityGroups: [...(card?.Groups ?? data.SecurityGroupIds ?? [])].sort(),
    publicAddress: card?.AssociatePublicIpAddress ?? false,
    volume: volumeOf(data),
    keyName: data.KeyName,
    placementGroup: data.Placement?.GroupName,
    metadata: metadataText(data.MetadataOptions),
    userData: Buffer.from(data.UserData ?? '', 'base64').toString(),
    raw: rawAsGiven(Object.fromEntries(Object.entries(data)), withLost(raw, disks), byDefault),
  }
}

const OF_OPTION = ['VolumeSize', 'VolumeType', 'Encrypted', 'DeleteOnTermination']

const beyondOption = (disk: object = {}): string[] => Object.keys(disk).filter(name => !OF_OPTION.includes(name))

/** What `raw` says, and of its disks what it says no more, so that it is compared. EC2 adds nothing to what it was sent. */
function withLost(
  raw: RawLaunchTemplateSettings | undefined,
  disks: NonNullable<ResponseLaunchTemplateData['BlockDeviceMappings']>,
): object | undefined {
  if (!raw?.BlockDeviceMappings) return raw
  const BlockDeviceMappings = raw.BlockDeviceMappings.map((disk, at) => {
    const lost = beyondOption(disks[at]?.Ebs).map(name => [name, undefined])
    return { ...disk, Ebs: { ...Object.fromEntries(lost), ...disk.Ebs } }
  })
  return { ...raw, BlockDeviceMappings }
}

function volumeOf({ BlockDeviceMappings: [device] = [] }: ResponseLaunchTemplateData): InstanceVolume | undefined {
  if (!device) return undefined
  const { VolumeSize: sizeGiB = 0, VolumeType: volumeType = 'gp2', Encrypted: encrypted = false } = device.Ebs ?? {}
  const known = (['gp2', 'gp3', 'io1', 'io2', 'standard'] as const).find(type => type === volumeType)
  return { deviceName: device.DeviceName ?? '', sizeGiB, volumeType: known ?? 'standard', encrypted }
}
