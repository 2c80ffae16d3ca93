import express from 'express'

/** Gatewright as one middleware of somebody's Express application, as the README shows. Usage: node mounted.ts PROJECT PORT */
const [project = '', port = '0'] = process.argv.slice(2)
const { createGateway } = await import(`${project}/generated/gateway.gen.ts`) as { createGateway: () => { readonly app: express.Express } }

const app = express()
app.disable('x-powered-by')
app.use(createGateway().app)
app.listen(Number(port), '127.0.0.1')
