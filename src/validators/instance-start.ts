import { INSTANCE_IMAGES, isImageName } from '../model/instance-image.ts'
import type { RawInstancesSettings } from '../model/raw-instances.ts'
import { isExposed } from './exposed.ts'
import { quoted } from './quoted.ts'
import { DOCS, type Report } from './rule.ts'

const GROUPS = `${DOCS}/asg-capacity-providers.html`
const USER_DATA = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html'
// In bytes, before it is encoded: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
const MOST_USER_DATA = 16_384

/** Instances as the rules about them read them. */
export interface InstancesDraft {
  readonly types: readonly string[]
  readonly image: string
  readonly min?: number
  readonly max: number
  readonly volume?: { readonly size: number }
  readonly keyName?: string
  readonly placementGroup?: string
  readonly userData?: string
  readonly raw?: RawInstancesSettings
}

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html,
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateKeyPair.html and API_CreatePlacementGroup.html
const NAME = /^[ -~]{1,255}$/

export function checkName(what: string, name: string, at: readonly string[], report: Report): void {
  if (NAME.test(name) && name.trim() !== '') return
  const message = `${what} is ${quoted(name)}, and no such thing has that name`
  report({ code: 'CAP-LT-01', path: [...at, what], message, hint: 'use 1 to 255 printable characters', docs: GROUPS })
}

/** Rules about what an instance starts with. */
export function checkStart(
  { image, volume, keyName, placementGroup, userData = '' }: InstancesDraft,
  report: Report,
): void {
  if (keyName !== undefined) checkName('keyName', keyName, ['instances'], report)
  if (placementGroup !== undefined) checkName('placementGroup', placementGroup, ['instances'], report)

  if (!isImageName(image) && !/^ami-[0-9a-f]+$/.test(image)) {
    const message = `${quoted(image)} is neither an image of ECS nor the id of an AMI`
    const hint = `use ${Object.keys(INSTANCE_IMAGES).slice(0, 3).join(', ')}, or an id like ami-0a1b2c3d`
    report({ code: 'CAP-AMI-05', path: ['instances', 'image'], message, hint, docs: GROUPS })
  }
  if (volume && !(Number.isInteger(volume.size) && volume.size >= 1 && volume.size <= 65_536)) {
    const message = `A volume of ${volume.size} GiB`
    report({ code: 'CAP-LT-01', path: ['instances', 'volume', 'size'], message, hint: 'use 1 to 65536', docs: GROUPS })
  }
  if (isExposed(userData)) {
    const message = 'User data looks as if it held a credential, which every process of an instance can read'
    const hint = 'let the instance read it, with the rights of its role'
    const path = ['instances', 'userData']
    report({ code: 'SEC-PLN-02', severity: 'warning', path, message, hint, docs: USER_DATA })
  }
  const { length } = new TextEncoder().encode(userData)
  if (length > MOST_USER_DATA) {
    const message = `User data of ${length} bytes, with what makes an instance join, is longer than ${MOST_USER_DATA}`
    report({
      code: 'CAP-LT-01',
      path: ['instances', 'userData'],
      message,
      hint: 'load the rest from elsewhere',
      docs: GROUPS,
    })
  }
}
