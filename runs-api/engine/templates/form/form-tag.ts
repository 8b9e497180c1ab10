import { Tag, type Liquid, type Parser, type TagToken, type Template, type TopLevelToken } from 'liquidjs'

type TagClass = Liquid['tags'][string]

/**
 * `{% form %} … {% endform %}`: declares parameters and renders to nothing (RUNS-API 7). The content of every block, however
 * deep in a template it stands, is handed to `found` while the template is parsed.
 */
export function formTag(found: (content: Template[]) => void): TagClass {
  return class extends Tag {
    constructor(...[token, remaining, liquid, parser]: ConstructorParameters<TagClass>) {
      super(token, remaining, liquid)
      found(contentOf({ token, remaining, parser }))
    }

    render(): void {}
  }
}

type Block = { token: TagToken; remaining: TopLevelToken[]; parser: Parser }

function contentOf({ token, remaining, parser }: Block): Template[] {
  const content: Template[] = []
  const stream = parser
    .parseStream(remaining)
    .on('tag:endform', () => stream.stop())
    .on<Template>('template', (template) => content.push(template))
    .on('end', () => {
      throw new Error(`tag ${token.getText()} not closed`)
    })
  stream.start()
  return content
}
