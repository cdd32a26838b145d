import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { readProject } from '../../../src/model/project';
import { acknowledgements, fundingStatement } from '../../../src/publish/funding';
import { parseYaml } from '../../../src/syntax/yaml';

const sample = fs.readFileSync(path.join(__dirname, '../../../sample/red-thread.yaml'), 'utf8');

function projectOf(yaml: string, language = 'en') {
  return readProject(parseYaml(yaml).root, language);
}

describe('a funding statement', () => {
  it('names the funders of the sample with their amounts, in English and Danish', () => {
    assert.equal(
      fundingStatement(projectOf(sample), 'en'),
      'CUBB – Center for udvikling af borgerinddragende beskæftigelsesindsatser (2020–2024) was funded by Den A.P. Møllerske Støttefond (DKK 9.5 million); Herning, Holstebro, Vesthimmerland and Silkeborg municipalities (DKK 9.5 million); and Aalborg University (DKK 4 million).',
    );
    assert.match(
      fundingStatement(projectOf(sample, 'da'), 'da') ?? '',
      / er finansieret af Den A\.P\. Møllerske Støttefond \(9,5 mio\. kr\.\); Herning, .* Silkeborg kommuner \(9,5 mio\. kr\.\); og Aalborg Universitet \(4 mio\. kr\.\)\.$/,
    );
  });

  it('says what is known and no more', () => {
    const project = projectOf('project: {funders: [A fund, {name: B, amount: 75000, currency: EUR}]}');
    assert.equal(fundingStatement(project, 'en'), 'The project was funded by A fund and B (EUR 75,000).');
    assert.equal(fundingStatement(project, 'da'), 'Projektet er finansieret af A fund og B (75.000 EUR).');
    assert.equal(fundingStatement(projectOf('name: x'), 'en'), undefined);
  });
});

describe('acknowledgements', () => {
  it('say of partners when they came, if they came later', () => {
    const project = projectOf(
      'project: {name: P, partners: [U, {name: V, joined: 2016}, {name: W, joined: 2018-05}], period: {from: 2016}}',
    );
    assert.equal(acknowledgements(project, 'en'), 'We thank the partners of P: U, V and W (from 2018).');
    assert.equal(acknowledgements(project, 'da'), 'Vi takker partnerne i P: U, V og W (fra 2018).');
    assert.equal(acknowledgements(projectOf('project: {}'), 'da'), undefined);
  });
});
