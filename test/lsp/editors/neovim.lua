-- Drives the server with Neovim's own client and prints what came out as JSON.
--   LORECHECK_SERVER  the server's command, as a JSON list
--   LORECHECK_WORLD   the folder of the world
local world = vim.env.LORECHECK_WORLD
local seen = {}

local client = vim.lsp.start_client({
  cmd = vim.json.decode(vim.env.LORECHECK_SERVER),
  root_dir = world,
  workspace_folders = { { uri = vim.uri_from_fname(world), name = 'world' } },
})

local function open(file)
  vim.cmd('edit ' .. vim.fn.fnameescape(world .. '/' .. file))
  vim.lsp.buf_attach_client(0, client)
  return vim.api.nvim_get_current_buf()
end

local function ask(method, params)
  local answers, failed = vim.lsp.buf_request_sync(0, method, params, 20000)
  local answer = answers and answers[client]
  if not answer or answer.err then return { error = failed or vim.inspect(answer and answer.err) } end
  return answer.result
end

local function at(needle)
  local line, column = unpack(vim.fn.searchpos(needle, 'cnw'))
  vim.api.nvim_win_set_cursor(0, { line, column })
  return vim.lsp.util.make_position_params(0, 'utf-16')
end

local function run()
  vim.wait(20000, function()
    local found = vim.lsp.get_client_by_id(client)
    return found ~= nil and found.initialized
  end)
  local canon = open('canon/people.yaml')
  vim.wait(20000, function() return #vim.diagnostic.get(canon) > 0 end)
  seen.diagnostics = vim.tbl_map(function(found)
    return { line = found.lnum, column = found.col, code = found.code, message = found.message }
  end, vim.diagnostic.get(canon))
  local page = open('pages/vessa.md')
  local hover = ask('textDocument/hover', at('Tormund'))
  seen.hover = hover.contents and hover.contents.value or hover
  local definition = ask('textDocument/definition', at('Tormund'))
  seen.definition = definition[1] and vim.uri_to_fname(definition[1].targetUri or definition[1].uri) or definition
  local last = vim.api.nvim_buf_line_count(0)
  vim.api.nvim_buf_set_lines(0, last, last, false, { 'Torm' })
  vim.api.nvim_win_set_cursor(0, { last + 1, 4 })
  local params = vim.lsp.util.make_position_params(0, 'utf-16')
  params.position.character = 4
  local completion = ask('textDocument/completion', params)
  seen.completion = vim.tbl_map(function(item) return item.label end, completion.items or {})
  local rename = at('Tormund')
  rename.newName = 'Tormund Vane'
  local edit = ask('textDocument/rename', rename)
  vim.lsp.util.apply_workspace_edit(edit, 'utf-16')
  seen.renamed = {
    page = table.concat(vim.api.nvim_buf_get_lines(page, 0, -1, false), '\n'),
    canon = table.concat(vim.api.nvim_buf_get_lines(canon, 0, -1, false), '\n'),
  }
end

local fine, failure = pcall(run)
if not fine then seen.failure = failure end
io.stdout:write('RESULT ' .. vim.json.encode(seen) .. '\n')
vim.cmd('qall!')
