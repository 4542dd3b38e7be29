import {
  cluster,
  loadBalancer,
  namespace,
  network,
  repository,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import { smallLayout, writeFiles } from '../../image-layout.ts'
import type { System } from '../system.ts'

const FILES = 'fs-0123456789abcdef0'
const ARN = 'us-east-1:123456789012'

export const jenkins: System = {
  given: ({ simulator }) => void simulator.certificate('jenkins.example.com'),
  program(tag) {
    const vpc = network.default()
    const images = repository('serverless-jenkins-controller')
      .scanOnPush()
      .allowPull('123456789012')
      .allowPush('123456789012')
      .allow(
        [
          ...['ecr:DescribeRepositories', 'ecr:GetRepositoryPolicy', 'ecr:ListImages', 'ecr:DeleteRepository'],
          ...['ecr:BatchDeleteImage', 'ecr:SetRepositoryPolicy', 'ecr:DeleteRepositoryPolicy'],
        ],
        '123456789012',
      )
    const main = cluster('serverless-jenkins-main').containerInsights().capacityProviders({ FARGATE: {} })
    const spot = cluster('serverless-jenkins-spot').containerInsights().capacityProviders({ FARGATE_SPOT: {} })
    const clusters = { ArnEquals: { 'ecs:cluster': [main.arn, spot.arn] } }
    const definition = taskDefinition('serverless-jenkins')
      .fargate()
      .cpu(2)
      .memory(4)
      .logs({ group: 'serverless-jenkins', retentionDays: 30, streamPrefix: 'controller' })
      .efsVolume('serverless-jenkins-efs', {
        fileSystemId: FILES,
        transitEncryption: 'ENABLED',
        authorizationConfig: { accessPointId: 'fsap-0123456789abcdef0', iam: 'ENABLED' },
      })
      .taskRole({
        allow: [
          { actions: ['ecs:ListContainerInstances'], resources: [main.arn, spot.arn] },
          { actions: ['ecs:RunTask'], resources: [`arn:aws:ecs:${ARN}:task-definition/*`], conditions: clusters },
          {
            actions: ['ecs:StopTask', 'ecs:DescribeTasks'],
            resources: [`arn:aws:ecs:${ARN}:task/*`],
            conditions: clusters,
          },
          {
            actions: ['ssm:PutParameter', 'ssm:GetParameter', 'ssm:GetParameters'],
            resources: [`arn:aws:ssm:${ARN}:parameter/jenkins*`],
          },
          { actions: ['kms:Decrypt'], resources: [`arn:aws:kms:${ARN}:alias/aws/ssm`] },
          { actions: ['iam:PassRole'], resources: ['arn:aws:iam::123456789012:role/*'] },
          {
            actions: [
              ...['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
              ...['ecr:GetAuthorizationToken', 'ecs:RegisterTaskDefinition', 'ecs:ListClusters'],
              ...['ecs:DescribeContainerInstances', 'ecs:ListTaskDefinitions', 'ecs:DescribeTaskDefinition'],
              'ecs:DeregisterTaskDefinition',
            ],
            resources: ['*'],
          },
          {
            actions: ['elasticfilesystem:ClientRootAccess'],
            resources: [`arn:aws:elasticfilesystem:${ARN}:file-system/${FILES}`],
          },
        ],
      })
      .container('serverless-jenkins-controller', c =>
        c
          .image(images.push({ layout: writeFiles(smallLayout(1, tag)) }))
          .cpu(2048)
          .memory(4096)
          .memoryReservation(4096)
          .environment({ JAVA_OPTS: '-Djenkins.install.runSetupWizard=false' })
          .mountPoint('serverless-jenkins-efs', '/var/jenkins_home')
          .port(8080)
          .port(50000)
          .secret('ADMIN_PWD', `arn:aws:ssm:${ARN}:parameter/jenkins-pwd`),
      )
    const edge = loadBalancer('serverless-jenkins-crtl-alb')
      .network(vpc)
      .redirectHttpToHttps()
      .https({ certificate: 'jenkins.example.com', sslPolicy: 'ELBSecurityPolicy-FS-1-2-Res-2019-08' })
    const agents = securityGroup('serverless-jenkins-controller').network(vpc)
    const controller = [8080, 50000].reduce((all, port) => all.allowFrom(edge, port).allowFrom(agents, port), agents)
    const found = namespace.privateDns('serverless-jenkins', { network: vpc })
    const leader = service('serverless-jenkins-controller')
      .cluster(main)
      .taskDefinition(definition)
      .network(vpc)
      .securityGroups(controller)
      .platformVersion('1.4.0')
      .rolling({ minimumHealthyPercent: 0, maximumPercent: 100 })
      .discoverable(found, { name: 'controller', record: ['A', 'SRV'], port: 50000 })
      .target(edge, 'serverless-jenkins-controller', 8080, { healthCheck: '/login' })
      .desiredCount(1)
    return stack('serverless-jenkins').add(
      leader,
      spot,
      securityGroup('serverless-jenkins-efs').network(vpc).allowFrom(controller, 2049),
    )
  },
}
