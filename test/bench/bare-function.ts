import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'

const client = new DynamoDBClient({})
const app = new Hono()

app.get('/items/:id', async (c) => {
  const { Item } = await client.send(
    new GetItemCommand({
      TableName: process.env.TABLE_NAME,
      Key: { pk: { S: c.req.param('id') }, sk: { S: 'item' } },
    }),
  )
  return Item ? c.json({ text: Item.text?.S }) : c.notFound()
})

/** The least code that answers a request from a table. The functions' cold starts are compared with it. */
export const handler = handle(app)
