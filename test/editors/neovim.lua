-- What neovim.test.ts runs in a headless Neovim, after the set-up of docs/editors.md: findings, rename, format.
local results = { messages = {} }

local function wait(what, is_so)
  if not vim.wait(40000, is_so, 20) then results.failed = what end
  return results.failed == nil
end

local function text(file)
  return table.concat(vim.api.nvim_buf_get_lines(vim.fn.bufnr(file), 0, -1, false), '\n')
end

vim.cmd('edit people.chain')
vim.cmd('edit orders.chain')
if wait('findings', function() return #vim.diagnostic.get(0) > 0 end) then
  for _, one in ipairs(vim.diagnostic.get(0)) do table.insert(results.messages, one.message) end
  vim.fn.search('Seller')
  vim.lsp.buf.rename('Clerk')
  if wait('rename', function()
    return text('orders.chain'):find('owner Clerk') ~= nil and text('people.chain'):find('role Clerk') ~= nil
  end) then
    if vim.lsp.buf.format then vim.lsp.buf.format({ timeout_ms = 20000 }) else vim.lsp.buf.formatting_sync(nil, 20000) end
    results.text = text('orders.chain')
  end
end

local file = io.open('results.json', 'w')
file:write(vim.json.encode(results))
file:close()
vim.cmd('qall!')
