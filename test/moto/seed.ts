import { RequestCertificateCommand } from '@aws-sdk/client-acm'
import { CreateRepositoryCommand, PutImageCommand } from '@aws-sdk/client-ecr'
import { CreateHostedZoneCommand } from '@aws-sdk/client-route-53'
import { clients } from './clients.ts'

/** Makes what a program looks up and never creates: the hosted zone of a domain, and an issued certificate for a name. */
export async function seedDomain(zone: string, domain: string): Promise<void> {
  await clients.route53.send(new CreateHostedZoneCommand({ Name: zone, CallerReference: zone }))
  await clients.acm.send(new RequestCertificateCommand({ DomainName: domain, ValidationMethod: 'DNS' }))
}

/** Makes a repository where there is none yet, and pushes an empty image under each tag. */
export async function seedImages(repositoryName: string, ...tags: string[]): Promise<void> {
  await clients.ecr.send(new CreateRepositoryCommand({ repositoryName })).catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== 'RepositoryAlreadyExistsException') throw error
  })
  for (const imageTag of tags)
    await clients.ecr.send(new PutImageCommand({ repositoryName, imageTag, imageManifest: manifest(imageTag) }))
}

function manifest(imageTag: string): string {
  const mediaType = 'application/vnd.docker.distribution.manifest.v2+json'
  const digest = `sha256:${Buffer.from(imageTag).toString('hex').padEnd(64, '0').slice(0, 64)}`
  const config = { mediaType: 'application/vnd.docker.container.image.v1+json', size: 2, digest }
  return JSON.stringify({ schemaVersion: 2, mediaType, config, layers: [] })
}
