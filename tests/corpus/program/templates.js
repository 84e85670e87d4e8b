// Jane Roe
const a = `Dear ${jane}`, b = /['"]/g.test('it\'s');
/** Sends.
 * @author Jane Roe
 */
fetch('https://example.com/jroe?x=1') // y
