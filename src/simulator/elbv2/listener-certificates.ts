import type {
  AddListenerCertificatesCommandInput,
  AddListenerCertificatesCommandOutput,
  Certificate,
  DescribeListenerCertificatesCommandInput,
  DescribeListenerCertificatesCommandOutput,
  RemoveListenerCertificatesCommandInput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { letGo } from '../acm/state.ts'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { CERTIFICATES_PER_LOAD_BALANCER } from './limits.ts'
import { checkCertificate } from './listener.ts'
import { badConfiguration, invalid, listenerByArn } from './lookup.ts'
import { type Listener, loadBalancing } from './state.ts'

export function addListenerCertificates(
  { ListenerArn, Certificates }: AddListenerCertificatesCommandInput,
  world: World,
): Omit<AddListenerCertificatesCommandOutput, '$metadata'> {
  const listener = secureByArn(world, ListenerArn)
  const arn = onlyOne(Certificates)
  checkCertificate(world, arn)
  const { loadBalancerArn } = listener
  const siblings = [...loadBalancing(world).listeners.values()].filter(each => each.loadBalancerArn === loadBalancerArn)
  const count = siblings.reduce((sum, { certificates }) => sum + certificates.size, 0)
  if (!listener.certificates.has(arn) && count >= CERTIFICATES_PER_LOAD_BALANCER)
    throw new AwsError(
      'TooManyCertificates',
      `The maximum number of certificates per load balancer is '${CERTIFICATES_PER_LOAD_BALANCER}'`,
    )
  listener.certificates.add(arn)
  return { Certificates: [{ CertificateArn: arn, IsDefault: false }] }
}

export function removeListenerCertificates(
  { ListenerArn, Certificates }: RemoveListenerCertificatesCommandInput,
  world: World,
): object {
  const listener = secureByArn(world, ListenerArn)
  const arn = onlyOne(Certificates)
  if (listener.certificates.delete(arn)) {
    letGo(world, arn, listener.loadBalancerArn)
    return {}
  }
  // Both as in https://github.com/hashicorp/terraform-provider-aws/issues/35403
  if (listener.certificateArn === arn)
    throw new AwsError('OperationNotPermitted', 'Default certificate cannot be removed')
  throw new AwsError('CertificateNotFound', `Certificate '${arn}' not found`)
}

export function describeListenerCertificates(
  { ListenerArn, PageSize, Marker }: DescribeListenerCertificatesCommandInput,
  world: World,
): Omit<DescribeListenerCertificatesCommandOutput, '$metadata'> {
  const { certificateArn, certificates } = listenerByArn(world, ListenerArn)
  // One that is both is listed twice: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListenerCertificates.html
  const all: Certificate[] = [
    ...(certificateArn ? [{ CertificateArn: certificateArn, IsDefault: true }] : []),
    ...[...certificates].map(CertificateArn => ({ CertificateArn, IsDefault: false })),
  ]
  const { items, next } = page(all, PageSize ?? 400, Marker)
  return { Certificates: items, NextMarker: next }
}

function secureByArn(world: World, arn: string | undefined): Listener {
  const found = listenerByArn(world, arn)
  if (!found.certificateArn) throw badConfiguration(`Certificates cannot be specified for ${found.protocol} listeners`)
  return found
}

function onlyOne(certificates: readonly Certificate[] = []): string {
  const [certificate, ...more] = certificates
  if (!certificate?.CertificateArn) throw invalid('A certificate must be specified')
  if (more.length > 0) throw invalid('You can specify one certificate per call')
  // The words are those of https://github.com/boto/boto3/issues/3727
  if (certificate.IsDefault !== undefined) throw invalid('You cannot set the isDefault parameter for a certificate')
  return certificate.CertificateArn
}
