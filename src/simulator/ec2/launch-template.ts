import type {
  CreateLaunchTemplateCommandInput,
  CreateLaunchTemplateVersionCommandInput,
  DeleteLaunchTemplateCommandInput,
  DescribeLaunchTemplatesCommandInput,
  DescribeLaunchTemplateVersionsCommandInput,
  LaunchTemplate,
  LaunchTemplateVersion,
  RequestLaunchTemplateData,
} from '@aws-sdk/client-ec2'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { tagList } from '../tag-list.ts'
import { matches } from './filters.ts'
import { networking, type Template } from './state.ts'
import { tagsFor } from './tags.ts'

const NAME = /^[a-zA-Z0-9().\-/_]{3,128}$/

export function createLaunchTemplate(input: CreateLaunchTemplateCommandInput, world: World): object {
  const { LaunchTemplateName: name = '', LaunchTemplateData: data = {} } = input
  const { templates } = networking(world)
  if (!NAME.test(name))
    throw new AwsError(
      'InvalidLaunchTemplateName.MalformedException',
      'A launch template name must be between 3 and 128 characters, and may contain letters, numbers, and the following characters: -/._().',
    )
  if ([...templates.values()].some(each => each.name === name))
    throw new AwsError('InvalidLaunchTemplateName.AlreadyExistsException', 'Launch template name already in use.')
  const tags = tagsFor('launch-template', input.TagSpecifications)
  const id = `lt-${world.id(17)}`
  const template: Template = { id, name, createdAt: new Date(world.clock.now()), versions: [data], tags }
  templates.set(id, template)
  return { LaunchTemplate: view(template) }
}

export function createLaunchTemplateVersion(input: CreateLaunchTemplateVersionCommandInput, world: World): object {
  const template = templateBy(world, input)
  template.versions.push(input.LaunchTemplateData ?? {})
  return { LaunchTemplateVersion: versionView(template, template.versions.length) }
}

export function describeLaunchTemplates(input: DescribeLaunchTemplatesCommandInput, world: World): object {
  const { templates } = networking(world)
  for (const id of input.LaunchTemplateIds ?? []) templateBy(world, { LaunchTemplateId: id })
  for (const name of input.LaunchTemplateNames ?? []) templateBy(world, { LaunchTemplateName: name })
  const found = [...templates.values()].filter(
    each =>
      (input.LaunchTemplateIds?.includes(each.id) ?? true) &&
      (input.LaunchTemplateNames?.includes(each.name) ?? true) &&
      matches(input.Filters, { 'launch-template-name': each.name }, each.tags),
  )
  const { items, next } = page(found, input.MaxResults ?? 200, input.NextToken)
  return { LaunchTemplates: items.map(view), NextToken: next }
}

export function describeLaunchTemplateVersions(
  input: DescribeLaunchTemplateVersionsCommandInput,
  world: World,
): object {
  const template = templateBy(world, input)
  const numbers = (input.Versions ?? template.versions.map((_, at) => String(at + 1))).map(version => {
    const number = numberOf(template, version)
    if (template.versions[number - 1]) return number
    throw new AwsError(
      'InvalidLaunchTemplateId.VersionNotFound',
      `Could not find the specified version ${version} for the launch template with ID ${template.id}.`,
    )
  })
  const { items, next } = page(numbers, input.MaxResults ?? 200, input.NextToken)
  return { LaunchTemplateVersions: items.map(number => versionView(template, number)), NextToken: next }
}

export function deleteLaunchTemplate(input: DeleteLaunchTemplateCommandInput, world: World): object {
  const template = templateBy(world, input)
  networking(world).templates.delete(template.id)
  return { LaunchTemplate: view(template) }
}

/** What a version of a launch template says, if there is one. */
export function templateData(world: World, id: string, version: string): RequestLaunchTemplateData | undefined {
  const template = networking(world).templates.get(id)
  return template?.versions[numberOf(template, version) - 1]
}

/** The number that a version is: also of `$Latest` and `$Default`. */
export function versionNumber(world: World, id: string, version: string): string {
  const template = networking(world).templates.get(id)
  return template ? String(numberOf(template, version)) : version
}

/** The security groups of what a template starts: its own, or those of its first network interface. */
export function groupsOf({
  NetworkInterfaces: [card] = [],
  SecurityGroupIds = [],
}: RequestLaunchTemplateData): readonly string[] {
  return card?.Groups ?? SecurityGroupIds
}

function numberOf({ versions }: Template, version: string): number {
  if (version === '$Latest') return versions.length
  return version === '$Default' ? 1 : Number(version)
}

function templateBy(
  world: World,
  {
    LaunchTemplateId: id,
    LaunchTemplateName: name,
  }: { LaunchTemplateId?: string | undefined; LaunchTemplateName?: string | undefined },
): Template {
  const { templates } = networking(world)
  const found = id === undefined ? [...templates.values()].find(each => each.name === name) : templates.get(id)
  if (found) return found
  throw id === undefined
    ? new AwsError(
        'InvalidLaunchTemplateName.NotFoundException',
        'At least one of the launch templates specified in the request does not exist.',
      )
    : new AwsError(
        'InvalidLaunchTemplateId.NotFound',
        `The specified launch template, with template ID ${id}, does not exist.`,
      )
}

function view({ id, name, createdAt, versions, tags }: Template): LaunchTemplate {
  return {
    LaunchTemplateId: id,
    LaunchTemplateName: name,
    CreateTime: createdAt,
    DefaultVersionNumber: 1,
    LatestVersionNumber: versions.length,
    Tags: tagList(tags),
  }
}

function versionView(template: Template, number: number): LaunchTemplateVersion {
  const { NetworkInterfaces: cards, ...data } = template.versions[number - 1] ?? {}
  return {
    LaunchTemplateId: template.id,
    LaunchTemplateName: template.name,
    VersionNumber: number,
    CreateTime: template.createdAt,
    DefaultVersion: number === 1,
    LaunchTemplateData: {
      ...data,
      ...(cards && {
        NetworkInterfaces: cards.map(({ DeviceIndex, AssociatePublicIpAddress, Groups }) => ({
          DeviceIndex,
          AssociatePublicIpAddress,
          Groups,
        })),
      }),
    },
  }
}
