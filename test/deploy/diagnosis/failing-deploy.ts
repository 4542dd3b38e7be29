import { type DeployError, deploy, isDeployError } from '../../../src/index.ts'
import { createSimulator } from '../../../src/simulator/index.ts'
import { readmeProgram } from '../../readme-program.ts'

/** The program of the README: version 1.4.2 runs; the migration of 1.4.3 fails. */
export async function failingDeploy(): Promise<DeployError> {
  const simulator = createSimulator()
  simulator.hostedZone('example.com')
  simulator.certificate('shop.example.com')
  const [running, failing] = [await readmeProgram('1.4.2'), await readmeProgram('1.4.3')]
  // The first deploy makes the repository, and stops where an image is needed.
  await deploy(running, simulator.options()).catch(() => {})
  simulator.pushImage('shop/web', '1.4.2')
  simulator.pushImage('shop/web', '1.4.3')
  await deploy(running, simulator.options())
  simulator.fail(
    { container: 'migrate' },
    {
      how: 'exits',
      exitCode: 1,
      log: ['> migrate 0042-orders', 'error: column "total" of relation "orders" already exists'],
    },
  )
  const error = await deploy(failing, simulator.options()).catch((thrown: unknown) => thrown)
  if (!isDeployError(error)) throw new Error('The deploy did not fail', { cause: error })
  return error
}
