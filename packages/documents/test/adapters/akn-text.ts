/** A resolution of our own in Akoma Ntoso, after the practice of the United Nations' publication. */
export const lighthouse = `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
  <!-- an invented text -->
  <statement name="resolution">
    <meta>
      <identification source="#x">
        <FRBRWork><FRBRthis value="/akn/un/statement/deliberation/unga/2044-05-03/99-7/!main/"/><FRBRdate date="2044-05-03" name="adoption"/><FRBRauthor href="ga"/></FRBRWork>
        <FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression>
      </identification>
      <presentation source="#x"><docketNumber>44-01234 (E)</docketNumber></presentation>
    </meta>
    <coverPage>
      <p><docNumber refersTo="#symbol">A/RES/99/7</docNumber></p>
      <p><docStatus>Distr.: General</docStatus></p>
      <p><docDate date="2044-05-09" refersTo="#dateOfIssuance">9 May 2044</docDate></p>
      <p><session value="99">Ninety-ninth session</session></p>
      <p><inline name="agenda item">Agenda item 19 (c)</inline></p>
      <p><docProponent>[without reference to a Main Committee]</docProponent></p>
    </coverPage>
    <preface><p><docNumber>99/7.</docNumber> <docTitle><span class="bold">	Lighthouses and the people who keep them</span></docTitle></p></preface>
    <preamble>
      <formula name="enactingFormula"><p xml:space="preserve"><span class="italic">The General Assembly</span>,</p></formula>
      <container name="Recalling"><p xml:space="preserve">	<span class="italic">Recalling</span> its resolution <a href="https://undocs.org/en/A/RES/98/1">98/1</a> of 4 June 2043,<authorialNote marker="1" placement="bottom"><p>	See <a href="https://undocs.org/en/A/98/12(PartI)">A/98/12 (Part I)</a>.</p></authorialNote> and its plan,</p></container>
      <container name="Reaffirming"><blockList><listIntroduction><span class="italic">Reaffirming</span> that lighthouses serve:</listIntroduction>
        <item><num>(a)</num><p>Ships;</p></item><item><num>(b)</num><p>Birds,</p></item></blockList></container>
    </preamble>
    <mainBody>
      <paragraph><num>1.</num><content><p><span class="italic">Urges</span> Member States to keep their lighthouses lit;<noteRef href="#n" marker="1"/></p></content></paragraph>
      <paragraph><num>2.</num><list><intro><p><span class="italic">Invites</span> keepers:</p></intro>
        <point><num>(a)</num><list><intro><p>To write down:</p></intro>
          <point><num>(i)</num><content><p>The weather;</p></content></point>
          <point><num>(ii)</num><content><p>The ships;</p></content></point></list></point>
        <point><num>(b)</num><content><p>To rest<authorialNote marker="2" placement="bottom"><p>Ibid.</p></authorialNote>;</p></content></point>
        <wrapUp><p>each night and each day;</p></wrapUp></list></paragraph>
      <section><num>I</num><heading>Training of keepers</heading>
        <crossHeading refersTo="#preamble"><span class="italic">Noting</span> that keepers are few,</crossHeading>
        <paragraph><num>1.</num><content><p><span class="italic">Requests</span> the Secretary-General to report.</p></content></paragraph>
      </section>
    </mainBody>
    <conclusions><p><event><location>12th plenary meeting</location><eol/><docDate date="2044-05-03">3 May 2044</docDate></event></p></conclusions>
    <attachments><attachment><doc name="annex"><meta/><mainBody>
      <paragraph class="HCh"><content><p><span class="bold">Annex</span></p></content></paragraph>
      <paragraph class="HCh"><content><p><span class="bold">Charter of the keepers</span></p></content></paragraph>
      <paragraph class="SingleTxt"><num>1.</num><content><p>Keepers keep.</p></content></paragraph>
      <paragraph class="SingleTxt"><content><p>	(a)	By night;</p></content></paragraph>
      <paragraph class="SingleTxt"><content><p>	(b)	By day.</p></content></paragraph>
    </mainBody></doc></attachment></attachments>
  </statement>
</akomaNtoso>`
